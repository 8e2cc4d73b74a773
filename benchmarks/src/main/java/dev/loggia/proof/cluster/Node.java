package dev.loggia.proof.cluster;

import dev.loggia.server.LoggiaServer;
import dev.loggia.server.local.GuardedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One server: the product's own main class in a process of its own, configured by its environment. Safe for many threads. */
public final class Node implements AutoCloseable {
    /** A start takes some ten seconds, and as many times that as others are at work on the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Path log;
    private final Map<String, String> environment;
    private final List<String> jvm;
    private final int port = Ports.free();
    private @Nullable GuardedProcess process;
    private int starts;

    Node(String name, Path folder, Map<String, String> environment, List<String> jvm) {
        this.name = name;
        this.log = folder.resolve(name + ".log");
        this.environment = environment;
        this.jvm = jvm;
    }

    public String name() {
        return name;
    }

    /** What it wrote, over all its starts. */
    public Path log() {
        return log;
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How often it was launched. */
    public synchronized int starts() {
        return starts;
    }

    public synchronized boolean alive() {
        return process != null && process.process().isAlive();
    }

    /** Launches it and waits until it is ready. */
    public void start() {
        start(List.of(), Map.of());
    }

    /**
     * Launches it and waits until it is ready.
     *
     * @param options of the JVM, such as {@code -javaagent:...}, for this start alone
     * @param settings by their names in {@code application.properties} or in the environment, for this start alone
     */
    public void start(List<String> options, Map<String, String> settings) {
        launch(options, settings);
        awaitReady();
    }

    /** Launches it and returns at once. */
    public synchronized void launch(List<String> options, Map<String, String> settings) {
        if (alive()) {
            throw new IllegalStateException(name + " runs");
        }
        List<String> words = new ArrayList<>(List.of("-Xmx256m"));
        words.addAll(jvm);
        Path archive = ClassArchive.find();
        if (archive != null) {
            words.add("-XX:SharedArchiveFile=" + archive);
        }
        words.addAll(options);
        words.addAll(List.of("-cp", JavaProcess.productClassPath()));
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.put("PORT", Integer.toString(port));
        settings.forEach((setting, value) -> variables.put(variable(setting), value));
        process = JavaProcess.start(words, List.of(LoggiaServer.class.getName()), variables, log);
        starts++;
    }

    /**
     * Waits until it says that it is ready.
     *
     * @throws IllegalStateException when it ends instead, or takes longer than five minutes
     */
    public void awaitReady() {
        if (!Waiting.until(PATIENCE, () -> ready() || !alive()) || !alive()) {
            throw new IllegalStateException(name + (alive() ? " did not get ready" : " ended") + "; its log is " + log);
        }
    }

    public boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(baseUri().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        GuardedProcess running = running();
        running.signal("KILL");
        running.process().onExit().join();
    }

    /** SIGSTOP: it keeps its connections and does nothing. */
    public void pause() {
        running().signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void resume() {
        running().signal("CONT");
    }

    /** SIGTERM: an orderly stop; returns when it is gone. */
    public void stop() {
        GuardedProcess running = running();
        running.signal("TERM");
        running.process().onExit().join();
    }

    /** The process's number. */
    public long pid() {
        return running().process().pid();
    }

    /** As {@code loggia.rates.read.free-burst} is written in an environment. */
    static String variable(String setting) {
        return setting.contains(".")
                ? setting.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace("-", "")
                : setting;
    }

    static Map<String, String> variables(Map<String, String> settings) {
        Map<String, String> variables = new TreeMap<>();
        settings.forEach((setting, value) -> variables.put(variable(setting), value));
        return variables;
    }

    private synchronized GuardedProcess running() {
        GuardedProcess current = process;
        if (current == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return current;
    }

    @Override
    public synchronized void close() {
        GuardedProcess current = process;
        if (current != null && current.process().isAlive()) {
            current.stop(Duration.ZERO);
        }
    }
}
