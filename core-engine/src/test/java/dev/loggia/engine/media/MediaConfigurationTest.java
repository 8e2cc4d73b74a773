package dev.loggia.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.media.retain.MediaReaper;
import dev.loggia.engine.platform.EngineJdbi;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;

class MediaConfigurationTest {
    @TempDir
    Path directory;

    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    static class MediaOnly {}

    @Test
    void keepsFilesWhenNothingIsConfigured() {
        with("loggia.media.files.root=" + directory).run(context -> {
            assertThat(context).hasSingleBean(Media.class).hasSingleBean(MediaReaper.class);
            assertThat(context.getBean(MediaStore.class))
                    .hasToString(context.getBean("fileMediaStore").toString());
            MediaProperties properties = context.getBean(MediaProperties.class);
            assertThat(properties.maxImageSize()).isEqualTo(DataSize.ofMegabytes(40));
            assertThat(properties.allowedOrigins()).isEmpty();
        });
    }

    @Test
    void keepsObjectsInABucketWhenToldTo() {
        with(
                        "loggia.media.store=s3",
                        "loggia.media.s3.endpoint=http://127.0.0.1:1",
                        "loggia.media.s3.bucket=media",
                        "loggia.media.s3.access-key=access",
                        "loggia.media.s3.secret-key=secret")
                .run(context -> assertThat(context).hasBean("s3MediaStore").doesNotHaveBean("fileMediaStore"));
    }

    @Test
    void namesTheSettingThatIsMissing() {
        with("loggia.media.store=s3", "loggia.media.s3.endpoint=http://127.0.0.1:1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("loggia.media.s3.bucket must be set"));
    }

    private static ApplicationContextRunner with(String... properties) {
        return new ApplicationContextRunner()
                .withUserConfiguration(MediaOnly.class)
                .withBean(InstantSource.class, InstantSource::system)
                .withBean("jdbi", Jdbi.class, () -> EngineJdbi.over(() -> DriverManager.getConnection("jdbc:none")))
                .withBean(TransactionOperations.class, () -> TransactionOperations.withoutTransaction())
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(properties);
    }
}
