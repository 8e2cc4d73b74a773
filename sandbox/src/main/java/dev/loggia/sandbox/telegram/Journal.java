package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What was called, in the order of the answers, and how many calls were under way at once. */
final class Journal {
    private final List<Call> calls = new ArrayList<>();
    private final TreeSet<String> wireFaults = new TreeSet<>();
    private int inFlight;
    private int most;

    synchronized void began(String method, Args args) {
        wireFaults.addAll(Fields.findings(method, args));
        if (!method.equals("getUpdates")) {
            inFlight++;
            most = Math.max(most, inFlight);
        }
    }

    synchronized void ended(Instant at, String method, Args args, int status) {
        if (!method.equals("getUpdates")) {
            inFlight--;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        args.fields().properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        calls.add(new Call(at, method, fields, List.copyOf(args.files().keySet()), status));
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? Json.text(value) : value.asString("");
    }

    synchronized void fault(String finding) {
        wireFaults.add(finding);
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized List<String> wireFaults() {
        return List.copyOf(wireFaults);
    }

    synchronized int most() {
        return most;
    }

    synchronized void clear() {
        calls.clear();
        wireFaults.clear();
        most = inFlight;
    }
}
