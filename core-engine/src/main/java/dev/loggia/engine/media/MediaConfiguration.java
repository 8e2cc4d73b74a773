package dev.loggia.engine.media;

import dev.loggia.engine.media.fetch.Fetcher;
import dev.loggia.engine.media.ingest.Ingestion;
import dev.loggia.engine.media.preview.Previews;
import dev.loggia.engine.media.retain.Assets;
import dev.loggia.engine.media.retain.MediaReaper;
import dev.loggia.engine.media.retain.PermanentCopies;
import dev.loggia.engine.media.retain.Retention;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class MediaConfiguration {

    @Bean
    Fetcher mediaFetcher(MediaProperties properties, MeterRegistry meters) {
        return new Fetcher(properties.fetchSettings(), meters);
    }

    @Bean
    Previews mediaPreviews(MediaProperties properties) {
        return new Previews(properties.previewTimeout(), properties.videoPosters());
    }

    @Bean
    Media media(
            MediaProperties properties,
            Fetcher fetcher,
            Previews previews,
            MediaStore store,
            Jdbi jdbi,
            TransactionOperations transactions,
            InstantSource time) {
        Assets assets = new Assets(jdbi, transactions, time);
        WatchedStore watched = new WatchedStore(store);
        return new Media(
                new Ingestion(properties, fetcher, previews, watched, assets, time),
                assets,
                new PermanentCopies(jdbi, watched, transactions, time),
                watched,
                time);
    }

    @Bean
    MediaReaper mediaReaper(Jdbi jdbi, MediaStore store, InstantSource time) {
        return new MediaReaper(new Retention(jdbi, store, time));
    }
}
