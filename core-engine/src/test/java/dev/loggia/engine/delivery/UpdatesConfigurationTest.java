package dev.loggia.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.redis.RedisLink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class UpdatesConfigurationTest {
    @Test
    void bindsTheDocumentedDefaults() {
        new ApplicationContextRunner()
                .withUserConfiguration(UpdatesConfiguration.class, Updates.class)
                .withBean(RedisLink.class, RedisLink::none)
                .withBean(SimpleMeterRegistry.class)
                .run(context -> {
                    assertThat(context.getBean(UpdatesProperties.class))
                            .isEqualTo(new UpdatesProperties(Duration.ofSeconds(2), 4));
                    assertThat(context.getBean(Updates.class).connected()).isTrue();
                });
    }
}
