package dev.loggia.engine.media.fetch;

import dev.loggia.engine.http.HostResolver;
import dev.loggia.engine.http.HttpCall;
import dev.loggia.engine.http.OutboundHttp;
import dev.loggia.engine.http.OutboundSettings;
import dev.loggia.engine.media.fetch.CheckedDnsResolver.ForbiddenAddressException;
import dev.loggia.engine.media.fetch.FetchOutcome.Failed;
import dev.loggia.engine.media.fetch.FetchOutcome.Refused;
import dev.loggia.engine.media.fetch.FetchOutcome.Why;
import dev.loggia.engine.media.fetch.TargetPolicy.Target;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Downloads a URL that a provider named into a file. Only public addresses are dialled, redirects are followed at most
 * twice and checked like the first URL, and size, silence and total time are bounded. Safe for concurrent use.
 */
public final class Fetcher implements AutoCloseable {
    private static final int MAX_REDIRECTS = 2;

    private final TargetPolicy policy;
    private final Duration totalTimeout;
    private final OutboundHttp publicOnly;
    private final OutboundHttp exempt;

    public Fetcher(FetchSettings settings, MeterRegistry meters) {
        this(
                settings,
                new TargetPolicy(settings.allowedOrigins(), settings.egressHosts()),
                new CheckedDnsResolver(HostResolver.SYSTEM, PublicAddresses::contains),
                meters);
    }

    Fetcher(FetchSettings settings, TargetPolicy policy, CheckedDnsResolver resolver, MeterRegistry meters) {
        this.policy = policy;
        this.totalTimeout = settings.totalTimeout();
        this.publicOnly = client(settings, resolver, meters);
        this.exempt = client(settings, HostResolver.SYSTEM, meters);
    }

    /** Bodies go to files, as large as the caller of {@link #fetch} says; none is read whole. */
    private static OutboundHttp client(FetchSettings settings, HostResolver resolver, MeterRegistry meters) {
        return new OutboundHttp(
                new OutboundSettings(
                        "media",
                        settings.connectTimeout(),
                        settings.idleTimeout(),
                        settings.totalTimeout(),
                        0,
                        resolver,
                        false),
                meters);
    }

    /**
     * Writes the body of {@code source} to {@code into}, replacing what is there. Blocks for at most the total timeout.
     *
     * @param maxBytes the largest body accepted
     */
    public FetchOutcome fetch(URI source, long maxBytes, Path into) {
        long deadline = System.nanoTime() + totalTimeout.toNanos();
        URI next = source;
        try {
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                Answer answer = ask(policy.check(next), maxBytes, into, deadline);
                if (answer.outcome() != null) {
                    return answer.outcome();
                }
                next = answer.uri();
            }
            return new Refused(Why.FORBIDDEN, "More than " + MAX_REDIRECTS + " redirects");
        } catch (ForbiddenTargetException | ForbiddenAddressException e) {
            return new Refused(Why.FORBIDDEN, String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return new Failed("The host cannot be resolved");
        } catch (IOException e) {
            return new Failed(
                    System.nanoTime() >= deadline
                            ? "Took longer than " + totalTimeout.toSeconds() + " s"
                            : "The transfer broke: " + e.getClass().getSimpleName());
        }
    }

    private Answer ask(Target target, long maxBytes, Path into, long deadline) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new IOException("No time left");
        }
        HttpCall call =
                HttpCall.get(target.uri()).with("Accept", "image/*, video/*").with("Accept-Encoding", "identity");
        OutboundHttp client = target.exempt() ? exempt : publicOnly;
        return client.stream(call, Duration.ofNanos(left), answer -> Answer.read(target.uri(), answer, maxBytes, into));
    }

    @Override
    public void close() {
        publicOnly.close();
        exempt.close();
    }
}
