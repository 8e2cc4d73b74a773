package dev.loggia.sandbox.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was called, in the order in which the calls ended, and how many were under way at once. */
final class Journal {
    private static final int KEPT = 50_000;

    private final List<Request> requests = new ArrayList<>();
    private final Map<Route, Integer> inFlight = new EnumMap<>(Route.class);
    private final Map<Route, Integer> most = new EnumMap<>(Route.class);
    private int inEffect;

    synchronized Line begin(Route route) {
        int now = inFlight.merge(route, 1, Integer::sum);
        most.merge(route, now, Math::max);
        return new Line(now);
    }

    private synchronized void takesEffect() {
        inEffect++;
    }

    private synchronized void end(Call call, Instant at, Duration took, int status, Line line) {
        inFlight.merge(call.route(), -1, Integer::sum);
        if (line.effect) {
            inEffect--;
            notifyAll();
        }
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.computeIfPresent("authorization", (name, value) -> value.split(" ", 2)[0]);
        if (requests.size() < KEPT) {
            requests.add(new Request(
                    call.route(),
                    call.method(),
                    call.path(),
                    headers,
                    call.body().json(),
                    call.body().fileNames(),
                    at,
                    took,
                    status,
                    line.together));
        }
    }

    /** What has ended, waiting first for the calls whose effect may be seen in a room already. */
    synchronized List<Request> all() {
        while (inEffect > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return List.copyOf(requests);
    }

    synchronized int mostInFlight(Route route) {
        return most.getOrDefault(route, 0);
    }

    synchronized void forget() {
        requests.clear();
        most.clear();
    }

    /** A call under way. */
    final class Line {
        private final int together;
        private boolean effect;

        private Line(int together) {
            this.together = together;
        }

        /** From here on what the call does may be seen by others. */
        void takesEffect() {
            effect = true;
            Journal.this.takesEffect();
        }

        void end(Call call, Instant at, Duration took, int status) {
            Journal.this.end(call, at, took, status, this);
        }
    }
}
