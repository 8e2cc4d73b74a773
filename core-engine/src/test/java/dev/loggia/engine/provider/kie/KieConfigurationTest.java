package dev.loggia.engine.provider.kie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.provider.GenerationProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KieConfigurationTest {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(KieConfiguration.class)
            .withBean(InstantSource.class, Clock::systemUTC)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Secrets.class, () -> Secrets.of("a master secret for tests"));

    @Test
    void offersNothingUntilItKnowsWhereKieIs() {
        context.run(started -> assertThat(started).doesNotHaveBean(GenerationProvider.class));
    }

    @Test
    void offersThePortOnceItDoes() {
        context.withPropertyValues("loggia.kie.base-url=http://127.0.0.1:9", "loggia.kie.api-key=key")
                .run(started -> assertThat(started)
                        .hasSingleBean(GenerationProvider.class)
                        .hasSingleBean(CallbackVerification.class));
    }

    @Test
    void aWrongSettingIsNamedAndItsValueIsNot() {
        refuses("loggia.kie.api-key", "loggia.kie.base-url=http://127.0.0.1:9", "loggia.kie.api-key=canary key");
        refuses("loggia.kie.base-url", "loggia.kie.base-url=ftp://canary", "loggia.kie.api-key=key");
        refuses(
                "loggia.public-url",
                "loggia.kie.base-url=http://127.0.0.1:9",
                "loggia.kie.api-key=key",
                "loggia.public-url=canary");
        refuses(
                "loggia.kie.request-timeout",
                "loggia.kie.base-url=http://127.0.0.1:9",
                "loggia.kie.api-key=key",
                "loggia.kie.request-timeout=2s");
    }

    @Test
    void doesNotShowItsKeys() {
        assertThat(KieFixture.properties("http://127.0.0.1:9").toString())
                .doesNotContain(KieFixture.API_KEY)
                .doesNotContain(KieFixture.KEY);
    }

    private void refuses(String setting, String... properties) {
        context.withPropertyValues(properties).run(started -> {
            assertThat(started).hasFailed();
            assertThat(started.getStartupFailure())
                    .rootCause()
                    .isInstanceOfSatisfying(LoggiaException.class, problem -> {
                        assertThat(problem.code()).isEqualTo(ErrorCode.CONFIGURATION);
                        assertThat(problem).hasMessageContaining(setting).hasMessageNotContaining("canary");
                    });
        });
    }
}
