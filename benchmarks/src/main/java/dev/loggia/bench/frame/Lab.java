package dev.loggia.bench.frame;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a measurement has at hand: how long to measure, servers to start, a place for files. Closing it leaves nothing. */
public final class Lab implements AutoCloseable {
    /** So that no burst limit is met; who measures asks oftener than any person does. */
    public static final List<String> NO_BURST_LIMITS = List.of(
            "--loggia.rates.generate.free-burst=1000000000",
            "--loggia.rates.read.free-burst=1000000000",
            "--loggia.rates.callback.burst=1000000000");
    /** The clients' addresses are what they say, so that each can be another visitor. */
    private static final Map<String, String> ANY_CLIENT =
            Map.of("LOGGIA_CLIENT_ADDRESS", "trusted-proxy", "LOGGIA_TRUSTED_PROXIES", "127.0.0.1");

    private final Effort effort;
    private final Program program;
    private final PrintStream out;
    private final Path folder;
    private final List<Server> servers = new ArrayList<>();
    private @Nullable Server front;

    public Lab(Effort effort, Program program, PrintStream out) {
        this.effort = effort;
        this.program = program;
        this.out = out;
        try {
            // Where the server may hand its database to the user nobody, when it is root.
            folder = Files.createTempDirectory("loggia-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Effort effort() {
        return effort;
    }

    public Program program() {
        return program;
    }

    public Rounds rounds() {
        return new Rounds(effort.rounds());
    }

    /** For whoever watches. */
    public void say(String line) {
        out.println("  " + line);
    }

    /** A fresh folder. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A server that accepts and shows but works on nothing, so that what is measured is the one or the other. All
     * measurements that need no more share it.
     */
    public synchronized Server front() {
        Server known = front;
        if (known == null) {
            say("starting a server");
            known = start("front", Map.of(), List.of("--LOGGIA_WORKERS=off"));
            front = known;
        }
        return known;
    }

    /** The shared server's database, for an engine in this process: as durable as the product's. */
    public String database() {
        return front().database().jdbcUrl();
    }

    /** A server with a data folder of its own, started as the launcher would. */
    public Server start(String name, Map<String, String> settings, List<String> arguments) {
        Map<String, String> all = new HashMap<>(ANY_CLIENT);
        all.put("PORT", "0");
        all.putAll(settings);
        List<String> words = new ArrayList<>(NO_BURST_LIMITS);
        words.addAll(arguments);
        Path data = folder(name);
        Server server = Server.start(program.server(words), all, data, folder.resolve(name + ".log"));
        servers.add(server);
        return server;
    }

    /** {@code ./loggia run} with a JDK, on a data folder that stays from start to start. */
    public Server launch(String data, Path java, List<String> arguments) {
        return launch(program.launcher(java, arguments), data);
    }

    /** {@code java -jar} of the jar as it was built, without another word. */
    public Server launchPlainly(String data, Path java) {
        return launch(program.fat(java), data);
    }

    private Server launch(ProcessBuilder command, String data) {
        Map<String, String> settings = new HashMap<>(ANY_CLIENT);
        settings.put("PORT", "0");
        Server server = Server.start(command, settings, folder(data), folder.resolve(data + ".log"));
        servers.add(server);
        return server;
    }

    @Override
    public void close() {
        servers.forEach(Server::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
