package dev.loggia.engine.media.fetch;

import dev.loggia.engine.media.fetch.CheckedDnsResolver.ForbiddenAddressException;
import dev.loggia.engine.media.fetch.FetchOutcome.Failed;
import dev.loggia.engine.media.fetch.FetchOutcome.Refused;
import dev.loggia.engine.media.fetch.FetchOutcome.Why;
import dev.loggia.engine.media.fetch.TargetPolicy.Target;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;

/**
 * Downloads a URL that a provider named into a file. Only public addresses are dialled, redirects are followed at most
 * twice and checked like the first URL, and size, silence and total time are bounded. Safe for concurrent use.
 */
public final class Fetcher implements AutoCloseable {
    private static final int MAX_REDIRECTS = 2;

    private final TargetPolicy policy;
    private final Duration totalTimeout;
    private final CloseableHttpClient publicOnly;
    private final CloseableHttpClient exempt;
    private final ScheduledThreadPoolExecutor watchdog;

    public Fetcher(FetchSettings settings) {
        this(
                settings,
                new TargetPolicy(settings.allowedOrigins(), settings.egressHosts()),
                new CheckedDnsResolver(SystemDefaultDnsResolver.INSTANCE, PublicAddresses::contains));
    }

    Fetcher(FetchSettings settings, TargetPolicy policy, CheckedDnsResolver resolver) {
        this.policy = policy;
        this.totalTimeout = settings.totalTimeout();
        this.publicOnly = HttpClients.create(settings, resolver);
        this.exempt = HttpClients.create(settings, SystemDefaultDnsResolver.INSTANCE);
        this.watchdog = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "media-fetch-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        this.watchdog.setRemoveOnCancelPolicy(true);
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
        HttpGet request = new HttpGet(target.uri());
        request.setHeader(HttpHeaders.ACCEPT, "image/*, video/*");
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        // a timeout on each read cannot stop a drip of one byte a second; closing the socket does
        ScheduledFuture<?> alarm = watchdog.schedule(request::cancel, left, TimeUnit.NANOSECONDS);
        CloseableHttpClient client = target.exempt() ? exempt : publicOnly;
        try {
            ClassicHttpResponse response = client.executeOpen(HttpHost.create(target.uri()), request, null);
            try {
                return Answer.read(target.uri(), response, maxBytes, into);
            } finally {
                hangUp(request, response);
            }
        } finally {
            alarm.cancel(false);
        }
    }

    /** Cuts the connection before closing, which would politely read the rest of an unwanted body. */
    private static void hangUp(HttpGet request, ClassicHttpResponse response) {
        request.cancel();
        try {
            response.close();
        } catch (IOException e) {
            // the connection is gone, which is what was wanted
        }
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        publicOnly.close(CloseMode.IMMEDIATE);
        exempt.close(CloseMode.IMMEDIATE);
    }
}
