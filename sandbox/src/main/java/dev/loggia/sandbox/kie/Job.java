package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A task on its way: what the clock and the callbacks have done with it so far. */
final class Job {
    private static final int REMEMBERED_CALLS = 20;

    private record Call(String kind, int status, long at) {}

    private final Task task;
    private final List<Call> calls = new ArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private long finishedAt;
    private boolean called;

    Job(Task task) {
        this.task = task;
    }

    Task task() {
        return task;
    }

    synchronized boolean finish(long now) {
        if (finishedAt != 0) {
            return false;
        }
        finishedAt = now;
        return true;
    }

    synchronized long finishedAt() {
        return finishedAt;
    }

    synchronized boolean finished() {
        return finishedAt != 0;
    }

    boolean succeeded() {
        return finished() && !task.failsAtLast();
    }

    synchronized void settle() {
        called = true;
    }

    synchronized boolean settled() {
        return called;
    }

    int poll() {
        return polls.incrementAndGet();
    }

    /** {@code status} 0: no answer. */
    synchronized void called(String kind, int status, long now) {
        if (calls.size() < REMEMBERED_CALLS) {
            calls.add(new Call(kind, status, now));
        }
    }

    synchronized ArrayNode calls() {
        ArrayNode list = Json.array();
        for (Call call : calls) {
            ObjectNode one = list.addObject();
            one.put("kind", call.kind);
            one.put("status", call.status);
            one.put("at", call.at);
        }
        return list;
    }

    String state(long now) {
        if (finished()) {
            return task.failsAtLast() ? "fail" : "success";
        }
        double done = share(now);
        return done < 0.12 ? "waiting" : done < 0.25 ? "queuing" : "generating";
    }

    /** 0 to 100, and never 100 before the end. */
    int progress(long now) {
        if (finished()) {
            return 100;
        }
        return (int) Math.max(0, Math.min(99, (share(now) - 0.25) / 0.75 * 100));
    }

    private double share(long now) {
        return task.duration() <= 0 ? 1 : (now - task.createTime()) / (double) task.duration();
    }
}
