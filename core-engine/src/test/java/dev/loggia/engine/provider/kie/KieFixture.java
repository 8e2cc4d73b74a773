package dev.loggia.engine.provider.kie;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.util.unit.DataSize;

/** An adapter that talks to a {@link WireServer}. */
final class KieFixture {
    static final String KEY = "kie-test-key";
    static final String API_KEY = "api-key-canary";
    static final CallbackAddress ADDRESS =
            new CallbackAddress("a master secret for tests", URI.create("https://loggia.example.org/"));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final KieProvider provider;

    KieFixture(String baseUrl) {
        this(baseUrl, ADDRESS, Clock.systemUTC());
    }

    KieFixture(String baseUrl, CallbackAddress address, InstantSource clock) {
        this.provider = new KieProvider(new KieWire(properties(baseUrl), meters, clock), address, new QueryPace(1_000));
    }

    /** A second's patience, so that a test of a silent server is short. */
    static KieProperties properties(String baseUrl) {
        return new KieProperties(
                baseUrl, API_KEY, KEY, Duration.ofMillis(500), Duration.ofSeconds(1), DataSize.ofMegabytes(1), 10);
    }
}
