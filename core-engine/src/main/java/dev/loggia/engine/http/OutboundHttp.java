package dev.loggia.engine.http;

import dev.loggia.engine.http.NoReplyException.Why;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Calls one peer and comes back within its deadline, whatever the other side does: a timeout on each read cannot stop a drip of
 * one byte a second, closing the socket does. Follows no redirects, keeps no cookies, retries nothing, unpacks nothing. Each call
 * is one sample of the timer {@code loggia.http.calls} with the peer's name and how it ended. Blocks; safe for use by many
 * threads, virtual ones too.
 */
public final class OutboundHttp implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor WATCHDOG = watchdog();

    private final OutboundSettings settings;
    private final CloseableHttpClient client;
    private final MeterRegistry meters;

    public OutboundHttp(OutboundSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.client = PlainClient.create(settings);
        this.meters = meters;
    }

    /**
     * The whole answer, of any status.
     *
     * @throws NoReplyException when there is none within the limits of the settings
     */
    public HttpReply exchange(HttpCall call) throws NoReplyException {
        return exchange(call, settings.deadline());
    }

    /** @param deadline for this call, when less is left of it than the settings give */
    public HttpReply exchange(HttpCall call, Duration deadline) throws NoReplyException {
        try {
            return stream(call, deadline, this::whole);
        } catch (NoReplyException e) {
            throw e;
        } catch (IOException e) {
            throw new NoReplyException(why(e), e);
        }
    }

    /**
     * Lets {@code reader} read the answer as it comes. Where connections are kept it reads to the end, or throws.
     *
     * @throws NoReplyException when the deadline came first
     * @throws IOException as the resolver, the connection or the reader throw it
     */
    public <T> T stream(HttpCall call, Duration deadline, HttpStream.Reader<T> reader) throws IOException {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "broken";
        HttpUriRequestBase request = request(call);
        Alarm alarm = new Alarm(request, deadline);
        try {
            ClassicHttpResponse response = client.executeOpen(HttpHost.create(call.uri()), request, null);
            boolean whole = false;
            try {
                T read = reader.read(new HttpStream(response));
                whole = settings.keepsConnections();
                outcome = response.getCode() / 100 + "xx";
                return read;
            } finally {
                hangUp(request, response, whole);
            }
        } catch (IOException e) {
            IOException told = alarm.rang() ? new NoReplyException(Why.TIMED_OUT, e) : e;
            outcome = why(told).name().toLowerCase(Locale.ROOT);
            throw told;
        } finally {
            alarm.off();
            sample.stop(meters.timer("loggia.http.calls", "peer", settings.peer(), "outcome", outcome));
        }
    }

    private HttpReply whole(HttpStream answer) throws IOException {
        InputStream body = answer.body().orElseGet(InputStream::nullInputStream);
        byte[] bytes = body.readNBytes(Math.toIntExact(settings.maxBytes()));
        if (body.read() >= 0) {
            throw new NoReplyException(Why.TOO_LARGE);
        }
        return new HttpReply(answer.status(), answer.headers(), bytes);
    }

    private static HttpUriRequestBase request(HttpCall call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::setHeader);
        if (!call.method().equals("GET")) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        return request;
    }

    /** What failed before a byte of the call left can be done again; anything later may have had its effect. */
    private static Why why(IOException problem) {
        if (problem instanceof NoReplyException known) {
            return known.why();
        }
        boolean neverSent = problem instanceof ConnectException
                || problem instanceof ConnectTimeoutException
                || problem instanceof ConnectionRequestTimeoutException
                || problem instanceof NoRouteToHostException
                || problem instanceof UnknownHostException
                || problem instanceof SSLHandshakeException;
        if (neverSent) {
            return Why.NOT_CONNECTED;
        }
        return problem instanceof SocketTimeoutException ? Why.TIMED_OUT : Why.BROKEN;
    }

    /** An answer that was read to its end gives its connection back; any other is cut, for closing would read the rest. */
    private static void hangUp(HttpUriRequestBase request, ClassicHttpResponse response, boolean whole) {
        if (!whole) {
            request.cancel();
        }
        try {
            response.close();
        } catch (IOException e) {
            // the connection is gone, which is what was wanted
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "outbound-http-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        one.setRemoveOnCancelPolicy(true);
        return one;
    }

    /** Cuts the connection at the deadline. */
    private static final class Alarm implements Runnable {
        private final HttpUriRequestBase request;
        private final ScheduledFuture<?> scheduled;
        private volatile boolean rang;

        Alarm(HttpUriRequestBase request, Duration deadline) {
            this.request = request;
            this.scheduled = WATCHDOG.schedule(this, Math.max(0, deadline.toNanos()), TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            rang = true;
            request.cancel();
        }

        boolean rang() {
            return rang;
        }

        void off() {
            scheduled.cancel(false);
        }
    }
}
