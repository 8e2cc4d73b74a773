package dev.loggia.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.redis.RedisLink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RateConfigurationTest {
    private final ApplicationContextRunner spring = new ApplicationContextRunner()
            .withUserConfiguration(RateConfiguration.class, RateLimits.class)
            .withBean(RedisLink.class, RedisLink::none)
            .withBean(InstantSource.class, Clock::systemUTC)
            .withBean(SimpleMeterRegistry.class);

    @Test
    void bindsTheDocumentedDefaults() {
        spring.run(context -> {
            RateProperties rates = context.getBean(RateProperties.class);
            assertThat(rates.rule(RateLimit.GENERATE_FREE)).isEqualTo(new RateRule(20, 10));
            assertThat(rates.rule(RateLimit.READ_FREE)).isEqualTo(new RateRule(300, 150));
            assertThat(rates.rule(RateLimit.CALLBACK)).isEqualTo(new RateRule(600, 300));
            assertThat(context).hasSingleBean(RateLimits.class);
        });
    }

    @Test
    void overridesOneNumberAlone() {
        spring.withPropertyValues("loggia.rates.generate.free-burst=4")
                .run(context -> assertThat(context.getBean(RateProperties.class).rule(RateLimit.GENERATE_FREE))
                        .isEqualTo(new RateRule(20, 4)));
    }

    @Test
    void refusesALimitOfNothing() {
        spring.withPropertyValues("loggia.rates.callback.per-minute=0")
                .run(context -> assertThat(context).hasFailed());
    }
}
