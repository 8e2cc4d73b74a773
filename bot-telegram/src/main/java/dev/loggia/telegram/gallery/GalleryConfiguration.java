package dev.loggia.telegram.gallery;

import dev.loggia.engine.generation.Generations;
import dev.loggia.telegram.wire.BotApi;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Telegram has of our results. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("loggia.telegram.token")
class GalleryConfiguration {

    @Bean
    FileIds telegramFileIds(Jdbi jdbi, BotApi api, InstantSource clock) {
        return new FileIds(jdbi, api.token().bot(), clock);
    }

    @Bean
    InlineGallery telegramInlineGallery(BotApi api, Generations generations, FileIds ids, InstantSource clock) {
        return new InlineGallery(api, generations::searchOwn, ids, clock);
    }
}
