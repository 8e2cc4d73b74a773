package dev.loggia.engine.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final TestDatabase database = TestDatabase.create();
    private final Ledger ledger = new Ledger(database.dataSource(), Clock.systemUTC());
    private final AccountId account = openAccount();

    @AfterEach
    void breaksNoInvariant() {
        LedgerInvariants invariants = new LedgerInvariants();
        LedgerAudit audit = new LedgerAudit(
                database.jdbi(),
                List.of(
                        invariants.debitsEqualCredits(),
                        invariants.walletIsItsReplay(),
                        invariants.nothingIsEverNegative(),
                        invariants.holdsResolveOnceAndInFull()));
        assertThat(audit.run()).isEmpty();
        database.close();
    }

    @Test
    void grantsOnceForOneReference() {
        assertThat(grant(100, "order-1")).isTrue();
        assertThat(grant(100, "order-1")).isFalse();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(100, 0, 0));
    }

    @Test
    void holdsWhatIsThereAndNoMore() {
        grant(10, "order-1");
        assertThat(ledger.hold(account, 7, job())).hasValue(3);
        assertThat(ledger.hold(account, 4, job())).isEmpty();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(3, 7, 0));
    }

    @Test
    void capturesOrReleasesAHoldOnce() {
        grant(10, "order-1");
        Reference captured = job();
        Reference released = job();
        ledger.hold(account, 4, captured);
        ledger.hold(account, 5, released);

        assertThat(ledger.capture(captured)).isTrue();
        assertThat(ledger.capture(captured)).isFalse();
        assertThat(ledger.release(captured)).isFalse();
        assertThat(ledger.release(released)).isTrue();
        assertThat(ledger.capture(released)).isFalse();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(6, 0, 0));
    }

    @Test
    void refusesToCaptureWhatWasNeverHeld() {
        assertThatThrownBy(() -> ledger.capture(job())).hasMessageContaining("no hold");
    }

    @Test
    void turnsWhatWasSpentIntoDebtThatTheNextGrantRepays() {
        grant(10, "order-1");
        Reference spent = job();
        ledger.hold(account, 8, spent);
        ledger.capture(spent);

        assertThat(ledger.clawBack(account, 10, new Reference("refund", "1"), "chargeback"))
                .isTrue();
        assertThat(ledger.clawBack(account, 10, new Reference("refund", "1"), "chargeback"))
                .isFalse();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(0, 0, 8));

        grant(20, "order-2");
        assertThat(ledger.balance(account)).isEqualTo(new Balance(12, 0, 0));
    }

    @Test
    void aRefundThatComesBeforeItsGrantIsADebtThatTheGrantRepays() {
        assertThat(ledger.clawBack(account, 10, new Reference("refund", "1"), "a refund"))
                .isTrue();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(0, 0, 10));
        grant(10, "order-1");
        assertThat(ledger.balance(account)).isEqualTo(new Balance(0, 0, 0));
    }

    @Test
    void refusesAmountsThatAreNotPositive() {
        assertThatThrownBy(() -> grant(0, "order-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grant(-5, "order-1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBeRewritten() {
        grant(10, "order-1");
        assertThatThrownBy(() ->
                        database.jdbi().useHandle(handle -> handle.execute("update ledger_transfer set amount = 1000")))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute("delete from ledger_transfer")))
                .hasMessageContaining("append-only");
    }

    @Test
    void sixtyFourClientsOnABalanceForTenGetExactlyTen() throws Exception {
        grant(10, "order-1");
        ExecutorService clients = Executors.newFixedThreadPool(64);
        List<Callable<Boolean>> holds = IntStream.range(0, 64)
                .<Callable<Boolean>>mapToObj(
                        i -> () -> ledger.hold(account, 1, job()).isPresent())
                .toList();
        int got = 0;
        for (Future<Boolean> hold : clients.invokeAll(holds)) {
            got += hold.get() ? 1 : 0;
        }
        clients.shutdown();
        assertThat(got).isEqualTo(10);
        assertThat(ledger.balance(account)).isEqualTo(new Balance(0, 10, 0));
    }

    @Test
    void theAuditSeesAWalletThatWasTouchedByHand() {
        grant(10, "order-1");
        database.jdbi().useHandle(handle -> handle.execute("update wallet set available = available + 1"));
        LedgerAudit audit = new LedgerAudit(database.jdbi(), List.of(new LedgerInvariants().walletIsItsReplay()));
        assertThat(audit.run()).hasSize(1);
        database.jdbi().useHandle(handle -> handle.execute("update wallet set available = available - 1"));
    }

    private boolean grant(long amount, String order) {
        return ledger.grant(account, amount, new Reference("order", order), "a pack");
    }

    private static Reference job() {
        return Reference.of(GenerationId.random());
    }

    private AccountId openAccount() {
        Requester.Member member = new Requester.Member(AccountId.random());
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("insert into account (id, created_at) values (:id, now())")
                        .bind("id", member.account())
                        .execute());
        return member.account();
    }
}
