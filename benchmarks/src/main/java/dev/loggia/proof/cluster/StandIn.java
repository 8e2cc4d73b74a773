package dev.loggia.proof.cluster;

import dev.loggia.sandbox.kie.Main;
import dev.loggia.server.local.GuardedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in for KIE.AI in a process of its own: it remembers every task that was ever made, whoever asked and died. */
public final class StandIn implements AutoCloseable {
    static final String WEBHOOK_KEY = "a-webhook-key-for-proofs";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CALLBACK = Pattern.compile("/([0-9a-f-]{36})/(\\d+)/");

    private final Path folder;
    private final List<String> arguments;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private GuardedProcess process;

    /**
     * A task at the provider.
     *
     * @param generation the id that its callback address names, or empty
     * @param attempt the number that its callback address names, or 0
     * @param state {@code waiting}, {@code queuing}, {@code generating}, {@code success} or {@code fail}
     */
    public record Task(String id, String generation, int attempt, String state) {}

    /** @param publicPort where the nodes reach it */
    StandIn(Path folder, int port, int publicPort, List<String> options) {
        this.folder = folder;
        this.port = port;
        arguments = new ArrayList<>(List.of(
                "--port",
                Integer.toString(port),
                "--state-dir",
                folder.resolve("kie").toString(),
                "--webhook-key",
                WEBHOOK_KEY,
                "--public-url",
                "http://127.0.0.1:" + publicPort));
        arguments.addAll(options);
        process = launch();
    }

    /** One for servers that are no cluster's, with nothing of what it can do wrong. */
    public static StandIn alone(Path folder) {
        int port = Ports.free();
        return new StandIn(folder, port, port, List.of());
    }

    /** What a server needs to be told to ask this one. */
    public Map<String, String> settings() {
        return Map.of("KIE_BASE_URL", baseUri().toString(), "KIE_WEBHOOK_KEY", WEBHOOK_KEY);
    }

    /** Past any proxy. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Every task there ever was, oldest first. */
    public List<Task> tasks() {
        return tasks("");
    }

    /** Those whose callback address contains a text, such as a generation's id. */
    public List<Task> tasks(String part) {
        List<Task> tasks = new ArrayList<>();
        String asked = URLEncoder.encode(part, StandardCharsets.UTF_8);
        for (JsonNode task :
                call("GET", "/__admin/tasks?callBackUrl=" + asked, "").path("tasks")) {
            Matcher named = CALLBACK.matcher(task.path("callBackUrl").asString());
            boolean known = named.find();
            tasks.add(new Task(
                    task.path("taskId").asString(),
                    known ? named.group(1) : "",
                    known ? Integer.parseInt(named.group(2)) : 0,
                    task.path("state").asString()));
        }
        return tasks;
    }

    /** The next so many createTask calls meet these faults; the names are in the sandbox's README. */
    public void plan(int calls, String... faults) {
        call("POST", "/__admin/faults", JSON.writeValueAsString(Map.of("faults", List.of(faults), "count", calls)));
    }

    /** SIGKILL; it forgets nothing. */
    public synchronized void kill() {
        process.signal("KILL");
        process.process().onExit().join();
    }

    /** After a kill; goes on where it was. */
    public synchronized void start() {
        process = launch();
    }

    private GuardedProcess launch() {
        List<String> program = new ArrayList<>(List.of(Main.class.getName()));
        program.addAll(arguments);
        GuardedProcess started = JavaProcess.start(
                List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-cp", JavaProcess.productClassPath()),
                program,
                Map.of(),
                folder.resolve("kie.log"));
        if (!Waiting.until(Duration.ofSeconds(60), () -> Ports.listens(port))) {
            throw new IllegalStateException("The stand-in did not start; its log is " + folder.resolve("kie.log"));
        }
        return started;
    }

    private JsonNode call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The stand-in answered " + answer.statusCode() + " to " + path);
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        process.stop(Duration.ofSeconds(5));
    }
}
