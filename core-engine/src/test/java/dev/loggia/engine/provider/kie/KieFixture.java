package dev.loggia.engine.provider.kie;

import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.quota.SharedPace;
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
            new CallbackAddress(Secrets.of("a master secret for tests"), URI.create("https://loggia.example.org/"));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final KieProvider provider;

    KieFixture(String baseUrl) {
        this(baseUrl, ADDRESS, Clock.systemUTC());
    }

    KieFixture(String baseUrl, CallbackAddress address, InstantSource clock) {
        this(properties(baseUrl), address, clock);
    }

    private KieFixture(KieProperties properties, CallbackAddress address, InstantSource clock) {
        this.provider = new KieProvider(
                new KieWire(properties, meters, clock), address, new QueryPace(SharedPace.ofThisNode(1_000, clock)));
    }

    /** With a second's patience, for a server that is silent. */
    static KieFixture hurried(String baseUrl) {
        return new KieFixture(
                properties(baseUrl, Duration.ofMillis(900), Duration.ofSeconds(1)), ADDRESS, Clock.systemUTC());
    }

    static KieProperties properties(String baseUrl) {
        return properties(baseUrl, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    private static KieProperties properties(String baseUrl, Duration toConnect, Duration patience) {
        return new KieProperties(baseUrl, API_KEY, KEY, toConnect, patience, DataSize.ofMegabytes(1), 10);
    }
}
