package dev.loggia.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisConfigurationTest {
    private final ApplicationContextRunner spring =
            new ApplicationContextRunner().withUserConfiguration(RedisConfiguration.class);

    @Test
    void aRedisThatIsDownDoesNotStopTheStart() {
        spring.withPropertyValues("loggia.redis.url=redis://:hunter2@127.0.0.1:1")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(RedisLink.class).enabled()).isTrue();
                    assertThat(context.getBean(RedisLink.class).commands()).isEmpty();
                    assertThat(context.getBean(RedisProperties.class))
                            .hasToString("RedisProperties[enabled=true, timeout=PT0.05S]");
                });
    }

    @Test
    void aNodeMayBeToldToWorkAlone() {
        spring.withPropertyValues("loggia.redis.enabled=false")
                .run(context ->
                        assertThat(context.getBean(RedisLink.class).enabled()).isFalse());
    }
}
