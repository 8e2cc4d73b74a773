package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every task there is, and the account's credits, which only successes reduce. Kept in the journal. */
final class Tasks {
    private static final int MOST = 20_000;
    private static final long MOST_CHARACTERS = 48_000_000;

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Journal journal;
    private final BigDecimal startBalance;
    private BigDecimal balance;
    private long characters;
    private long accepted;

    Tasks(Journal journal, BigDecimal startBalance) {
        this.journal = journal;
        this.startBalance = startBalance;
        this.balance = startBalance;
        journal.replay(this::replay);
        rewrite();
    }

    synchronized void add(Job job) {
        keep(job);
        journal.append(line("created", Json.MAPPER.valueToTree(job.task())));
    }

    /** True once a task: the caller then tells the requester. */
    synchronized boolean finish(Job job, long now) {
        if (!jobs.containsKey(job.task().taskId()) || !job.finish(now)) {
            return false;
        }
        charge(job);
        ObjectNode line = Json.object();
        line.put("finished", job.task().taskId());
        line.put("at", now);
        journal.append(line);
        return true;
    }

    /** Its callback was delivered, given up, or never wanted. */
    synchronized void settle(Job job) {
        job.settle();
        journal.append(Json.object().put("settled", job.task().taskId()));
    }

    synchronized Optional<Job> find(String taskId) {
        return Optional.ofNullable(jobs.get(taskId));
    }

    synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }

    /** How many were ever accepted here. */
    synchronized long accepted() {
        return accepted;
    }

    synchronized BigDecimal balance() {
        return balance;
    }

    synchronized void balance(BigDecimal credits) {
        balance = credits;
        journal.append(Json.object().put("balance", credits));
    }

    synchronized void reset() {
        jobs.clear();
        characters = 0;
        balance = startBalance;
        rewrite();
    }

    private void keep(Job job) {
        jobs.put(job.task().taskId(), job);
        accepted++;
        characters += job.task().input().length();
        var oldest = jobs.values().iterator();
        while ((jobs.size() > MOST || characters > MOST_CHARACTERS) && oldest.hasNext()) {
            Job old = oldest.next();
            if (old.settled()) {
                characters -= old.task().input().length();
                oldest.remove();
            }
        }
    }

    private void charge(Job job) {
        if (job.succeeded()) {
            balance = balance.subtract(job.task().credits());
        }
    }

    private void replay(JsonNode line) {
        if (line.has("created")) {
            keep(new Job(Json.MAPPER.treeToValue(line.path("created"), Task.class)));
        } else if (line.has("finished")) {
            find(Json.string(line, "finished"))
                    .filter(job -> job.finish(line.path("at").asLong()))
                    .ifPresent(this::charge);
        } else if (line.has("settled")) {
            find(Json.string(line, "settled")).ifPresent(Job::settle);
        } else if (line.has("balance")) {
            balance = line.path("balance").decimalValue();
        } else if (line.has("accepted")) {
            accepted = line.path("accepted").asLong();
        }
    }

    private void rewrite() {
        List<JsonNode> lines = new ArrayList<>();
        for (Job job : jobs.values()) {
            lines.add(line("created", Json.MAPPER.valueToTree(job.task())));
            if (job.finished()) {
                ObjectNode finished = Json.object();
                finished.put("finished", job.task().taskId());
                finished.put("at", job.finishedAt());
                lines.add(finished);
            }
            if (job.settled()) {
                lines.add(Json.object().put("settled", job.task().taskId()));
            }
        }
        lines.add(Json.object().put("balance", balance));
        lines.add(Json.object().put("accepted", accepted));
        journal.rewrite(lines);
    }

    private static ObjectNode line(String name, JsonNode value) {
        ObjectNode line = Json.object();
        line.set(name, value);
        return line;
    }
}
