package dev.loggia.proof.storm;

import dev.loggia.proof.cluster.Node;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counters of the nodes' own, read before a node dies: what it did after that, nobody knows. */
final class Meters {
    private static final Pattern COUNTER = Pattern.compile(
            "(?m)^loggia_(generation_zombie_steps|generation_sweeper_repairs|generation_stalled|work_taken_over)"
                    + "(?:_total)?(?:\\{[^}]*})? ([0-9.E+-]+)$");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    private final Map<String, Map<String, Double>> read = new ConcurrentHashMap<>();

    /** Remembers what this start of the node has counted; a node that does not answer at once is not waited for. */
    void read(Node node) {
        HttpRequest request = HttpRequest.newBuilder(node.baseUri().resolve("/actuator/prometheus"))
                .timeout(Duration.ofMillis(500))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                read.put(node.name() + " " + node.starts(), parse(answer.body()));
            }
        } catch (IOException e) {
            // Down, starting or stopped: then there is nothing to remember.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Over all nodes and starts. */
    Map<String, Long> sums() {
        Map<String, Double> sums = new TreeMap<>();
        read.values().forEach(each -> each.forEach((name, value) -> sums.merge(name, value, Double::sum)));
        Map<String, Long> whole = new TreeMap<>();
        sums.forEach((name, value) -> whole.put(name, Math.round(value)));
        return whole;
    }

    private static Map<String, Double> parse(String body) {
        Map<String, Double> counters = new TreeMap<>();
        Matcher counter = COUNTER.matcher(body);
        while (counter.find()) {
            counters.merge(counter.group(1), Double.parseDouble(counter.group(2)), Double::sum);
        }
        return counters;
    }
}
