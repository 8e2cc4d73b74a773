package dev.loggia.proof.storm;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the nodes wrote while it stormed. */
final class NodeLogs {
    private static final Pattern ALARM =
            Pattern.compile("Invariant \\d+ .* is broken|had lost their work|OutOfMemoryError|NullPointerException");
    private static final Pattern PROMPT = Pattern.compile("lighthouse");
    private static final Pattern TAKEN_OVER = Pattern.compile(" is taken over: ");
    private static final Pattern LEVEL = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} (ERROR|WARN) ");
    private static final Pattern VARIABLE = Pattern.compile(
            "^\\[[0-9a-f]+] |[0-9a-f]{8}-[0-9a-f-]{27}|@[0-9a-f]{1,8}|[0-9a-f]{32}|\\b\\d+\\b|(Execution: |Heartbeat-state=).*");

    private final List<String> alarms = new ArrayList<>();
    private final Map<String, Integer> complaints = new TreeMap<>();
    private int takenOver;

    private NodeLogs() {}

    static NodeLogs of(Cluster cluster) {
        NodeLogs logs = new NodeLogs();
        for (Node node : cluster.nodes()) {
            try (var reader = Files.newBufferedReader(node.log(), StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    logs.read(node, line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return logs;
    }

    /** Lines that no storm excuses; a prompt in a log is told without the line. */
    List<String> alarms() {
        return alarms;
    }

    /** How many steps another node took over. */
    int takenOver() {
        return takenOver;
    }

    /** Warnings and errors by their text without ids and numbers. */
    Map<String, Integer> complaints() {
        return complaints;
    }

    private void read(Node node, String line) {
        if (PROMPT.matcher(line).find()) {
            alarms.add(node.name() + ": a line holds a prompt");
        } else if (ALARM.matcher(line).find()) {
            alarms.add(node.name() + ": " + line);
        }
        takenOver += TAKEN_OVER.matcher(line).find() ? 1 : 0;
        var level = LEVEL.matcher(line);
        if (level.find()) {
            complaints.merge(
                    level.group(1) + " "
                            + VARIABLE.matcher(line.substring(level.end())).replaceAll("…"),
                    1,
                    Integer::sum);
        }
    }
}
