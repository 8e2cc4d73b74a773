package dev.loggia.portal.stream;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.web.JettyConnectionsCustomizer;
import dev.loggia.portal.web.PortalProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens and keeps event streams: counts them by address, keeps silent ones alive from one thread, ends all of them before the
 * server stops, so that a graceful stop does not wait for people who are watching.
 */
@Component
public class EventStreams implements SmartLifecycle {
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPENING = "retry: 3000\n\n".getBytes(StandardCharsets.US_ASCII);

    /** An event is written at once, so that a stream needs none of the room that a page is gathered in, for as long as it is open. */
    private static final int BUFFER_BYTES = 1024;

    private final PortalProperties properties;
    private final JettyConnectionsCustomizer connections;
    private final Set<EventChannel> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService heartbeat;
    private volatile boolean running;

    /** Not the same as not running: the web server takes requests a moment before this is started. */
    private volatile boolean stopping;

    EventStreams(PortalProperties properties, JettyConnectionsCustomizer connections, MeterRegistry metrics) {
        this.properties = properties;
        this.connections = connections;
        Gauge.builder("loggia.web.streams", open, Set::size)
                .description("Event streams that are open on this node")
                .register(metrics);
    }

    /**
     * Turns the response into an event stream. The caller returns without touching the response again.
     *
     * @param addressKey a keyed hash of the client's address, to count its streams
     * @param closed called once when the stream has ended, from any thread
     * @throws dev.loggia.portal.problem.ProblemException when the address or the node has too many
     */
    public EventStream open(
            HttpServletRequest request, HttpServletResponse response, String addressKey, Runnable closed)
            throws IOException {
        requireGet(request);
        admit(addressKey);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setBufferSize(BUFFER_BYTES);
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        AtomicBoolean once = new AtomicBoolean();
        EventChannel[] self = new EventChannel[1];
        Runnable release = () -> {
            if (once.compareAndSet(false, true)) {
                open.remove(self[0]);
                release(addressKey);
                closed.run();
            }
        };
        EventChannel channel = new EventChannel(async, release);
        self[0] = channel;
        open.add(channel);
        async.addListener(new Ends(channel));
        channel.send(OPENING);
        channel.start();
        return new EventStream(channel);
    }

    /** Spring offers HEAD wherever there is GET, but a stream that only has a head would never end. */
    private static void requireGet(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            throw Problem.of(ProblemType.METHOD_NOT_ALLOWED)
                    .withHeader("Allow", "GET")
                    .thrown();
        }
    }

    private void admit(String addressKey) {
        int held = perAddress.merge(addressKey, 1, Integer::sum);
        if (stopping) {
            release(addressKey);
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            "This server is about to stop. Another one will answer, or this one again.")
                    .retryAfter(Duration.ofSeconds(3))
                    .thrown();
        }
        if (held > properties.streamsPerAddress() || open.size() >= connections.streams()) {
            release(addressKey);
            throw Problem.of(
                            ProblemType.RATE_LIMITED,
                            "Too many event streams are open. Close one, or ask for the state instead.")
                    .retryAfter(Duration.ofSeconds(10))
                    .thrown();
        }
    }

    private void release(String addressKey) {
        perAddress.computeIfPresent(addressKey, (key, held) -> held <= 1 ? null : held - 1);
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "portal-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        heartbeat = started;
        stopping = false;
        running = true;
        long millis = properties.heartbeat().toMillis();
        started.scheduleAtFixedRate(
                () -> open.forEach(channel -> channel.send(HEARTBEAT)), millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        running = false;
        if (heartbeat != null) {
            heartbeat.shutdownNow();
            heartbeat = null;
        }
        open.forEach(EventChannel::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server starts, and so before its graceful stop begins to wait. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** What the container knows before a write would: the client is gone. */
    private record Ends(EventChannel channel) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            channel.abandon();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            channel.abandon();
        }

        @Override
        public void onError(AsyncEvent event) {
            channel.abandon();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
