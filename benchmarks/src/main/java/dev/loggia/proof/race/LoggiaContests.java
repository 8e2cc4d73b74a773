package dev.loggia.proof.race;

import dev.loggia.engine.account.Accounts;
import dev.loggia.engine.account.AddressHasher;
import dev.loggia.engine.account.AddressKey;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.credit.Ledger;
import dev.loggia.engine.credit.Reference;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.proof.frame.ProofEngine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine's own accept path, from its front door {@link Generations} down to {@code generation_accept}. */
final class LoggiaContests {
    private static final AddressHasher HASHER = new AddressHasher(Secrets.of("races-0123456789abcdef0123456789ab"));
    private static final int BALANCE = 10;
    private static final String NAME = "loggia";

    private final ProofEngine engine;
    private final Generations generations;
    private final TransactionOperations transactions;
    private final AtomicInteger turns = new AtomicInteger();

    LoggiaContests(ProofEngine engine) {
        this.engine = engine;
        this.generations = engine.door(Generations.class);
        this.transactions = new TransactionTemplate(engine.door(PlatformTransactionManager.class));
    }

    /** Sixty-four of one household ask for a picture: five a day are free. */
    Contest quota() {
        FreeQuota quota = engine.door(FreeQuota.class);
        return new Contest() {
            @Override
            public String algorithm() {
                return NAME;
            }

            @Override
            public String prize() {
                return "quota of " + allowed();
            }

            @Override
            public int allowed() {
                return quota.limit(MediaKind.IMAGE);
            }

            @Override
            public Callable<Boolean> prepare(int repetition) {
                Requester visitor = visitor(repetition);
                return () -> accepted(visitor);
            }

            @Override
            public long given(int repetition) {
                return quota.left(visitor(repetition), MediaKind.IMAGE).used();
            }
        };
    }

    /** Sixty-four clients of one member ask for a picture at one credit: the balance is for ten. */
    Contest balance() {
        Accounts accounts = engine.door(Accounts.class);
        Ledger ledger = engine.door(Ledger.class);
        return new Contest() {
            @Override
            public String algorithm() {
                return NAME;
            }

            @Override
            public String prize() {
                return "balance for " + allowed();
            }

            @Override
            public int allowed() {
                return BALANCE;
            }

            @Override
            public Callable<Boolean> prepare(int repetition) {
                AccountId account = account(repetition);
                ledger.grant(account, BALANCE, new Reference("race", "r" + repetition), "for a race");
                Requester member = new Requester.Member(account);
                return () -> accepted(member);
            }

            @Override
            public long given(int repetition) {
                return ledger.balance(account(repetition)).held();
            }

            private AccountId account(int repetition) {
                return accounts.open("race", "r" + repetition);
            }
        };
    }

    /** Every other client in a transaction of its own, which shares no trip: so they meet in the database, as nodes would. */
    private boolean accepted(Requester requester) {
        boolean alone = turns.incrementAndGet() % 2 == 0;
        SubmitOutcome outcome = alone ? transactions.execute(status -> submit(requester)) : submit(requester);
        if (outcome instanceof SubmitOutcome.Accepted) {
            return true;
        }
        if (outcome instanceof SubmitOutcome.QuotaUsedUp || outcome instanceof SubmitOutcome.NotEnoughCredits) {
            return false;
        }
        throw new IllegalStateException("Neither accepted nor used up: " + outcome);
    }

    private SubmitOutcome submit(Requester requester) {
        return generations.submit(new SubmitGeneration(
                requester, "test", MediaKind.IMAGE, "a lighthouse at dusk", null, Map.of(), false, null, null, null));
    }

    /** Each repetition's in a network of its own, so that no wider cap is met. */
    private static Requester.Visitor visitor(int repetition) {
        byte[] address = ByteBuffer.allocate(16)
                .putShort((short) 0x2a00)
                .putInt(repetition)
                .array();
        try {
            AddressKey key = HASHER.hash(InetAddress.getByAddress(address), Instant.now());
            return new Requester.Visitor(key, "visitor-0123456789-" + repetition);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
