package dev.loggia.proof.storm;

import dev.loggia.engine.account.Accounts;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.credit.Ledger;
import dev.loggia.engine.credit.Reference;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.proof.frame.ProofEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Members with credit, by the engine's own front door in this process on the nodes' database: they cannot sign in over HTTP
 * yet. This engine runs no steps; what it accepts, the nodes carry out.
 */
final class MemberDoor implements Door, AutoCloseable {
    private static final int MEMBERS = 20;

    private final ProofEngine engine;
    private final Generations generations;
    private final List<AccountId> members = new ArrayList<>();
    private final long granted;

    /** @param jobs how many at most; every member could pay for all of them */
    MemberDoor(String jdbcUrl, int clients, int jobs) {
        engine = ProofEngine.over(jdbcUrl, clients);
        generations = engine.door(Generations.class);
        granted = jobs * 100L;
        for (int i = 0; i < MEMBERS; i++) {
            AccountId member = engine.door(Accounts.class).open("storm", "member-" + i);
            engine.door(Ledger.class).grant(member, granted, new Reference("storm", "grant-" + i), "for a storm");
            members.add(member);
        }
    }

    /** What all members got together. */
    long granted() {
        return granted * MEMBERS;
    }

    /** The credits that the catalog asks for one of these jobs are in the generation's row; nothing is assumed here. */
    @Override
    public UUID ask(Job job) throws NotNow, Refused {
        AccountId member = members.get(job.requester(MEMBERS));
        SubmitOutcome outcome;
        try {
            outcome = generations.submit(new SubmitGeneration(
                    new Requester.Member(member),
                    "web",
                    MediaKind.IMAGE,
                    job.words(),
                    "z-image",
                    Map.of(),
                    false,
                    job.key(),
                    job.words(),
                    null));
        } catch (RuntimeException e) {
            throw new NotNow(e.getClass().getSimpleName());
        }
        if (outcome instanceof SubmitOutcome.Accepted accepted) {
            return accepted.id().value();
        }
        if (outcome instanceof SubmitOutcome.Busy || outcome instanceof SubmitOutcome.KeyInFlight) {
            throw new NotNow(outcome.getClass().getSimpleName());
        }
        throw new Refused(outcome.getClass().getSimpleName());
    }

    @Override
    public void close() {
        engine.close();
    }
}
