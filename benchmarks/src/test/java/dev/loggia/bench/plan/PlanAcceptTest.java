package dev.loggia.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.bench.frame.Callers;
import dev.loggia.bench.frame.Members;
import dev.loggia.proof.frame.ProofEngine;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PlanAcceptTest {

    @Test
    void bothSidesAcceptAndKeepWhatTheyAccepted() {
        try (ProofEngine engine = new ProofEngine(4, InstantSource.system())) {
            Members members = new Members(engine, 2);
            PlanAccept plan = new PlanAccept(engine.connections(), 2);

            new Callers(2).once(members::ask);
            new Callers(2).once(plan::accept);

            assertThat(count(engine, "generation")).isEqualTo(2);
            assertThat(count(engine, "plan.generation_history")).isEqualTo(2);
            assertThat(count(engine, "plan.credit_transactions")).isEqualTo(2);
        }
    }

    private static int count(ProofEngine engine, String table) {
        return engine.jdbi().withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }
}
