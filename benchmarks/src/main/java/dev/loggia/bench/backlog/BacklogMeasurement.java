package dev.loggia.bench.backlog;

import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Rounds;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.frame.Server;
import dev.loggia.bench.frame.Wait;
import java.util.List;
import java.util.Map;

/** Jobs that wait for their turn are rows; who works beside them should not notice. */
public final class BacklogMeasurement implements Measurement {
    private static final int WAITING = 100_000;
    private static final int STEPS = 3_000;

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public String sentence() {
        return "Steps a second of one server with 100 000 jobs waiting in its queue, beside one whose tables are empty.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        int waiting = lab.effort().of(WAITING);
        int steps = lab.effort().of(STEPS);
        lab.say("starting two servers");
        Server full = lab.start("backlog", Map.of(), List.of());
        Server empty = lab.start("no-backlog", Map.of(), List.of());
        lab.say("queueing " + waiting + " jobs");
        queue(full.database(), waiting);
        lab.rounds().warmUp(() -> rate(full.database(), steps));
        Rounds.Pairs pairs =
                lab.rounds().compare(() -> rate(full.database(), steps), () -> rate(empty.database(), steps));
        full.close();
        empty.close();
        return List.of(Row.ratio(
                "steps beside " + waiting + " waiting jobs ÷ empty tables",
                pairs,
                "/s",
                Goal.atLeast(0.5, 0.9),
                Map.of("stepsEachTurn", steps)));
    }

    /** As they are in the queue: each another visitor's, its work due when its patience ends. */
    private static void queue(DatabaseAddress database, int number) {
        database.run(
                """
                insert into generation (id, state, kind, model, settings, provider_model, provider_input, prompt, asker_key,
                    owner_id, tier, door, free, price, catalog_version, estimate_micros, queue_class, typical, run_limit,
                    created_at, changed_at, deadline_at)
                select gen_random_uuid(), 'QUEUED', 'image', 'bench', '{}', 'bench', '{}', 'waiting',
                    'visitor:waiting-' || n, owner_of('visitor', 'waiting-' || n, null, now()), 'free', 'web', true, 1, 'bench', 20000, 1, interval '10 s',
                    interval '5 min', now(), now(), now() + interval '2 hours'
                from generate_series(1, %d) n""".formatted(number),
                "select count(work_enqueue('generation', id::text, deadline_at, 0::smallint)) from generation"
                        + " where state = 'QUEUED'",
                "vacuum analyze generation, scheduled_tasks");
    }

    /** Steps of jobs that are gone: picked, looked for, finished; nothing but the machinery. */
    private static double rate(DatabaseAddress database, int steps) {
        String due = "select count(*) from scheduled_tasks where task_name = 'generation' and priority = 7";
        long began = System.nanoTime();
        database.run("select count(work_enqueue('generation', gen_random_uuid()::text, now(), 7::smallint))"
                + " from generate_series(1, " + steps + ")");
        Wait.until("all steps done", 120, 10, () -> database.number(due) == 0);
        return steps / ((System.nanoTime() - began) / 1e9);
    }
}
