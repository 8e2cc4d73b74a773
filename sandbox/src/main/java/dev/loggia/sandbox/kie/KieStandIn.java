package dev.loggia.sandbox.kie;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * KIE.AI's market API on loopback: createTask, recordInfo, credit, download-url, uploads, signed callbacks and result
 * files, with faults on demand. It binds 127.0.0.1 only, runs on daemon threads and logs no prompt. The module's
 * README lists what it speaks and the fault triggers. Source: docs.kie.ai as of 2026-08-19.
 */
public final class KieStandIn implements AutoCloseable {
    private final HttpServer server;
    private final URI baseUri;
    private final Journal journal;
    private final ScheduledExecutorService timer;
    private final ExecutorService handlers;
    private final ExecutorService callers;
    private final ExecutorService painters;

    private KieStandIn(Options options) {
        this.server = bind(options.port());
        this.baseUri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        this.handlers = Threads.pool("kie-stand-in", 64);
        this.callers = Threads.pool("kie-callback", 4);
        this.painters = Threads.pool("kie-painter", 2);
        this.timer = Threads.timer("kie-clock");
        this.journal = new Journal(options.stateDir());
        try {
            open(options);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts listening; returns once it does.
     *
     * @throws UncheckedIOException when the port is taken or the state directory cannot be used
     */
    public static KieStandIn start(Options options) {
        return new KieStandIn(options);
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end: the API's base and the results' host. */
    public URI baseUri() {
        return baseUri;
    }

    /** Stops at once. What is in the state directory goes on at the next start. */
    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
        handlers.shutdownNow();
        callers.shutdownNow();
        painters.shutdownNow();
        journal.close();
    }

    private void open(Options options) {
        URI publicUrl = options.publicUrl();
        Supplier<URI> base = () -> publicUrl == null ? baseUri : publicUrl;
        Market market = new Market();
        Tasks tasks = new Tasks(journal, options.balance());
        FaultPlan faultPlan = new FaultPlan();
        Studio studio = new Studio(market, options.pictureSide(), painters);
        Callbacks callbacks = new Callbacks(options, tasks, base, timer, callers);
        Clockwork clockwork = new Clockwork(tasks, callbacks, studio, timer);
        JobsApi jobs = new JobsApi(options, market, tasks, faultPlan, clockwork, base);
        FilesApi files = new FilesApi(options, tasks, studio, base);
        AdminApi admin = new AdminApi(tasks, faultPlan, () -> {
            tasks.reset();
            faultPlan.clear();
            jobs.reset();
        });
        Routes routes = new Routes(jobs, files, new UploadApi(base), admin, tasks);
        server.createContext("/", new Door(routes, options.apiKey(), options.realStatusCodes()));
        server.setExecutor(handlers);
        // The server's own thread inherits being a daemon from the one that starts it.
        Threads.runAsDaemon(server::start);
        clockwork.resume();
    }

    private static HttpServer bind(int port) {
        // Without this each answer on a kept connection may wait 40 ms for an acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 128);
        } catch (IOException e) {
            throw new UncheckedIOException("KIE stand-in cannot listen on 127.0.0.1:" + port, e);
        }
    }
}
