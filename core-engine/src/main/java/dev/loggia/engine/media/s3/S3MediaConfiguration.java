package dev.loggia.engine.media.s3;

import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "loggia.media.store", havingValue = "s3")
@EnableConfigurationProperties(S3MediaConfiguration.Settings.class)
class S3MediaConfiguration {

    /**
     * Where the bucket is.
     *
     * @param endpoint such as {@code https://<account>.r2.cloudflarestorage.com}
     * @param region {@code auto} for R2
     * @param socketTimeout longest silence of the store
     * @param callTimeout for one call, retries and upload included
     */
    @ConfigurationProperties("loggia.media.s3")
    record Settings(
            @Nullable URI endpoint,
            @DefaultValue("") String bucket,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("auto") String region,
            @DefaultValue("20s") Duration socketTimeout,
            @DefaultValue("5m") Duration callTimeout) {

        URI requiredEndpoint() {
            if (endpoint == null || endpoint.getHost() == null) {
                throw missing("endpoint");
            }
            return endpoint;
        }

        Settings complete() {
            requiredEndpoint();
            if (bucket.isBlank()) {
                throw missing("bucket");
            }
            if (accessKey.isBlank() || secretKey.isBlank()) {
                throw missing("access-key and secret-key");
            }
            return this;
        }

        private static LoggiaException missing(String what) {
            return new LoggiaException(
                    ErrorCode.CONFIGURATION, "loggia.media.store is s3, so loggia.media.s3." + what + " must be set");
        }

        @Override
        public String toString() {
            return "Settings[endpoint=" + endpoint + ", bucket=" + bucket + ", region=" + region + "]";
        }
    }

    @Bean(destroyMethod = "close")
    S3Client mediaS3Client(Settings settings) {
        return S3Clients.create(settings.complete());
    }

    @Bean
    MediaStore s3MediaStore(S3Client client, Settings settings) {
        return new S3MediaStore(client, settings.bucket());
    }

    /** Beside the start, not before it: the rule is a second belt and the store may be slow. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> mediaLifecycle(S3Client client, Settings settings) {
        return event -> {
            Thread thread = new Thread(() -> new S3Lifecycle(client, settings.bucket()).apply(), "media-lifecycle");
            thread.setDaemon(true);
            thread.start();
        };
    }
}
