package dev.loggia.bench.frame;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** People with more credits than they can spend, who ask the engine's own front door for pictures. */
public final class Members {
    private static final long PLENTY = 100_000_000;

    private final Generations generations;
    private final List<Requester> requesters;

    public Members(ProofEngine engine, int number) {
        generations = engine.door(Generations.class);
        Accounts accounts = engine.door(Accounts.class);
        Ledger ledger = engine.door(Ledger.class);
        requesters = IntStream.range(0, number)
                .<Requester>mapToObj(i -> {
                    String name = UUID.randomUUID().toString();
                    AccountId account = accounts.open("bench", name);
                    ledger.grant(account, PLENTY, new Reference("bench", name), "to measure with");
                    return new Requester.Member(account);
                })
                .toList();
    }

    /** One of them asks for a picture, and it is accepted. */
    public void ask(int member) {
        SubmitOutcome outcome = generations.submit(new SubmitGeneration(
                requesters.get(member),
                "bench",
                MediaKind.IMAGE,
                "a lighthouse at dusk, painted in oil",
                null,
                Map.of(),
                false,
                null,
                null,
                null));
        if (!(outcome instanceof SubmitOutcome.Accepted)) {
            throw new IllegalStateException(
                    "Not accepted: " + outcome.getClass().getSimpleName());
        }
    }
}
