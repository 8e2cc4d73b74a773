package dev.loggia.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StopTest {
    /** A step that is stopped in a call to the provider must not be cut off before the call has its answer or its end. */
    @Test
    void aStopWaitsLongerThanACallToTheProviderMayTake() throws Exception {
        Duration stop = defaults("loggia.work", WorkProperties.class).stopWithin();
        Class<?> kie = Class.forName("dev.loggia.engine.provider.kie.KieProperties");
        var requestTimeout = kie.getDeclaredMethod("requestTimeout");
        requestTimeout.setAccessible(true);

        assertThat(stop).isGreaterThan((Duration) requestTimeout.invoke(defaults("loggia.kie", kie)));
    }

    private static <T> T defaults(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }
}
