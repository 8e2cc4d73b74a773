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
    private int inEffect;
    private int most;

    synchronized Line begin(String method, Args args) {
        wireFaults.addAll(Fields.findings(method, args));
        Line line = new Line(method, args);
        if (line.counts) {
            inFlight++;
            most = Math.max(most, inFlight);
        }
        return line;
    }

    private synchronized void takesEffect() {
        inEffect++;
    }

    private synchronized void end(Line line, Instant at, int status) {
        if (line.counts) {
            inFlight--;
        }
        if (line.effect) {
            inEffect--;
            notifyAll();
        }
        Args args = line.args;
        Map<String, String> fields = new LinkedHashMap<>();
        args.fields().properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        calls.add(new Call(at, line.method, fields, List.copyOf(args.files().keySet()), status));
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? Json.text(value) : value.asString("");
    }

    synchronized void fault(String finding) {
        wireFaults.add(finding);
    }

    /** What has ended, waiting first for the calls whose effect may be seen in a chat already. */
    synchronized List<Call> calls() {
        while (inEffect > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
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

    /** A call under way. */
    final class Line {
        private final String method;
        private final Args args;
        private final boolean counts;
        private boolean effect;

        private Line(String method, Args args) {
            this.method = method;
            this.args = args;
            counts = !method.equals("getUpdates");
        }

        /** From here on what the call does may be seen by others; asking for updates does nothing and may take long. */
        void takesEffect() {
            if (counts) {
                effect = true;
                Journal.this.takesEffect();
            }
        }

        void end(Instant at, int status) {
            Journal.this.end(this, at, status);
        }
    }
}
