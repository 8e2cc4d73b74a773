package dev.loggia.bench.plan;

import dev.loggia.bench.frame.Callers;
import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Members;
import dev.loggia.bench.frame.Row;
import dev.loggia.proof.frame.ProofEngine;
import java.util.List;
import java.util.Map;

/** From the engine's front door down, so that both sides are Java, JDBC and one pool, and only the algorithms differ. */
public final class PlanMeasurement implements Measurement {
    private static final int CLIENTS = 16;

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String sentence() {
        return "Members' images accepted by 16 callers of the engine, beside the first plan's own algorithm on the same pool "
                + "and database.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        Callers callers = new Callers(CLIENTS);
        int seconds = lab.effort().seconds();
        try (ProofEngine engine = ProofEngine.over(lab.database(), CLIENTS)) {
            Members members = new Members(engine, CLIENTS);
            PlanAccept plan = new PlanAccept(engine.connections(), CLIENTS);
            lab.rounds().warmUp(() -> callers.perSecond(seconds, members::ask));
            return List.of(Row.ratio(
                    "accept ÷ the first plan's algorithm, same stack, 16 callers",
                    lab.rounds()
                            .compare(
                                    () -> callers.perSecond(seconds, members::ask),
                                    () -> callers.perSecond(seconds, plan::accept)),
                    "/s",
                    Goal.atLeast(1.3, 2.5),
                    Map.of()));
        }
    }
}
