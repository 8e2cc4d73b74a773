package dev.loggia.proof.model;

import dev.loggia.engine.account.Accounts;
import dev.loggia.engine.account.AddressKey;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.credit.Balance;
import dev.loggia.engine.credit.Ledger;
import dev.loggia.engine.credit.Reference;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaClaim;
import dev.loggia.proof.frame.ProofEngine;
import dev.loggia.proof.model.Command.Ask;
import dev.loggia.proof.model.Command.Capture;
import dev.loggia.proof.model.Command.ClawBack;
import dev.loggia.proof.model.Command.Grant;
import dev.loggia.proof.model.Command.Hold;
import dev.loggia.proof.model.Command.Merge;
import dev.loggia.proof.model.Command.Open;
import dev.loggia.proof.model.Command.Release;
import dev.loggia.proof.model.Command.Remove;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The engine as one sequence sees it: through its front doors, with accounts, addresses and references of its own. */
final class RealEngine {
    static final String PROMPT = "a lighthouse at dusk";

    private final String scope;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Generations generations;
    private final FreeQuota quota;
    private final InstantSource clock;
    private final Map<String, String> subjects;
    private final Map<Integer, AccountId> opened = new ConcurrentHashMap<>();
    private final Map<String, GenerationId> asked = new ConcurrentHashMap<>();

    /** @param number of the sequence on this database, never used twice there */
    RealEngine(ProofEngine engine, InstantSource clock, int number) {
        scope = "s" + number + "-";
        accounts = engine.door(Accounts.class);
        ledger = engine.door(Ledger.class);
        generations = engine.door(Generations.class);
        quota = engine.door(FreeQuota.class);
        this.clock = clock;
        subjects = nameSubjects();
    }

    /** Does it and says what the engine answered; an exception by its SQL state. */
    String apply(Command command) {
        try {
            return answer(command);
        } catch (RuntimeException e) {
            return "refused " + sqlState(e);
        }
    }

    private String answer(Command command) {
        if (command instanceof Open open) {
            AccountId id = accounts.open("model", scope + open.account());
            AccountId before = opened.putIfAbsent(open.account(), id);
            return before == null ? "opened" : before.equals(id) ? "found" : "another account";
        }
        if (command instanceof Grant grant) {
            Reference reference = reference("grant", grant.reference());
            return Boolean.toString(ledger.grant(account(grant.account()), grant.amount(), reference, "a pack"));
        }
        if (command instanceof Hold hold) {
            var left = ledger.hold(account(hold.account()), hold.amount(), reference("own", hold.reference()));
            return left.isPresent() ? "left " + left.getAsLong() : "short";
        }
        if (command instanceof Capture capture) {
            return Boolean.toString(ledger.capture(reference("own", capture.reference())));
        }
        if (command instanceof Release release) {
            return Boolean.toString(ledger.release(reference("own", release.reference())));
        }
        if (command instanceof ClawBack clawBack) {
            Reference reference = reference("refund", clawBack.reference());
            return Boolean.toString(
                    ledger.clawBack(account(clawBack.account()), clawBack.amount(), reference, "a refund"));
        }
        if (command instanceof Merge merge) {
            Reference reference = reference("merge", merge.from());
            return Boolean.toString(ledger.moveAll(account(merge.from()), account(merge.into()), reference));
        }
        return command instanceof Ask ask ? ask(ask) : remove((Remove) command);
    }

    private String ask(Ask ask) {
        SubmitOutcome outcome = generations.submit(new SubmitGeneration(
                requester(ask.requester()),
                "test",
                ask.kind(),
                PROMPT,
                null,
                Map.of(),
                false,
                "key-" + ask.key(),
                "body-" + ask.body(),
                null));
        if (outcome instanceof SubmitOutcome.Accepted accepted) {
            asked.putIfAbsent(Books.name(ask.requester(), ask.key()), accepted.id());
            String left = String.valueOf(
                    Books.free(ask.requester()) ? (Object) accepted.quotaLeft() : (Object) accepted.balance());
            return accepted.replayed()
                    ? Answers.replayed(accepted.price(), left)
                    : Answers.accepted(accepted.price(), left);
        }
        if (outcome instanceof SubmitOutcome.NotEnoughCredits missing) {
            return Answers.notEnough(missing.required(), missing.available());
        }
        if (outcome instanceof SubmitOutcome.QuotaUsedUp) {
            return Answers.QUOTA_USED_UP;
        }
        if (outcome instanceof SubmitOutcome.KeyReused) {
            return Answers.KEY_REUSED;
        }
        return outcome instanceof SubmitOutcome.KeyInFlight
                ? Answers.KEY_IN_FLIGHT
                : outcome.getClass().getSimpleName();
    }

    private String remove(Remove remove) {
        GenerationId id = asked.get(Books.name(remove.requester(), remove.key()));
        return id == null
                ? "never accepted"
                : generations.remove(id, requester(remove.by())).name();
    }

    /** As the front door says. */
    Balance balance(int account) {
        return ledger.balance(account(account));
    }

    int quotaLeft(int requester, MediaKind kind) {
        return quota.left(requester(requester), kind).left();
    }

    /** The model's name of every subject by which this sequence's free quota counts. */
    Map<String, String> subjects() {
        return subjects;
    }

    private Map<String, String> nameSubjects() {
        Map<String, String> names = new HashMap<>();
        for (int requester = Command.VISITORS_FROM; requester < Command.REQUESTERS; requester++) {
            QuotaClaim claim = quota.claim(requester(requester), MediaKind.IMAGE);
            names.put(claim.subjects().get(0), "household-" + requester);
            names.put(claim.subjects().get(1), "neighbourhood");
            names.put(claim.subjects().get(2), "site");
        }
        return Map.copyOf(names);
    }

    private Requester requester(int requester) {
        return Books.free(requester) ? visitor(requester) : new Requester.Member(account(requester));
    }

    AccountId account(int account) {
        return Optional.ofNullable(opened.get(account)).orElseThrow();
    }

    private Reference reference(String kind, int number) {
        return new Reference("model", scope + kind + "-" + number);
    }

    /** A household of its own in the sequence's neighbourhood, named in the week that the sequence's clock shows. */
    private Requester.Visitor visitor(int requester) {
        LocalDate week = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        AddressKey key =
                new AddressKey(week, scope + "household-" + requester, scope + "neighbourhood", scope + "site");
        return new Requester.Visitor(key, "visitor-0123456789-" + scope + requester);
    }

    private static String sqlState(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return String.valueOf(sql.getSQLState());
            }
        }
        return thrown.getClass().getSimpleName();
    }
}
