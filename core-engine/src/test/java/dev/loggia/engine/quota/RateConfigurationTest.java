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
    void aLimitHasTheSizesItDeclares() {
        spring.run(context -> {
            RateSizes rates = context.getBean(RateSizes.class);
            assertThat(rates.rule(ReadLimit.READS.free())).isEqualTo(new RateRule(300, 150));
            assertThat(rates.rule(ReadLimit.READS.member())).isEqualTo(new RateRule(1200, 600));
            assertThat(ReadLimit.READS.of(false).wireName()).isEqualTo("read_member");
            assertThat(context).hasSingleBean(RateLimits.class);
        });
    }

    /** Nothing in the centre knows of it. */
    @Test
    void aLimitOfANewFeatureIsChangedByItsName() {
        spring.withPropertyValues("loggia.rates.read.free-burst=5")
                .withSystemProperties("loggia.rates.checkout.per-minute=6")
                .run(context -> {
                    RateSizes rates = context.getBean(RateSizes.class);
                    assertThat(rates.rule(new RateLimit("checkout", 20, 10))).isEqualTo(new RateRule(6, 10));
                    assertThat(rates.rule(ReadLimit.READS.free())).isEqualTo(new RateRule(300, 5));
                });
    }

    @Test
    void refusesALimitOfNothing() {
        spring.withPropertyValues("loggia.rates.callback.per-minute=0")
                .run(context -> assertThat(context).hasFailed());
        spring.withPropertyValues("loggia.rates.read.free-burst=many")
                .run(context -> assertThat(context).hasFailed());
    }
}
