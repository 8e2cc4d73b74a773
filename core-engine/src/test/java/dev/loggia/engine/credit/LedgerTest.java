package dev.loggia.engine.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

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
                        invariants.holdsResolveOnceAndInFull(),
                        invariants.debtIsRepaidFirst(),
                        invariants.mergedAccountsAreEmpty()));
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
    void whatIsGivenBackRepaysTheDebtFirst() {
        grant(10, "order-1");
        Reference small = hold(account, 3);
        Reference large = hold(account, 7);
        ledger.clawBack(account, 10, new Reference("refund", "1"), "chargeback");
        ledger.grant(account, 2, new Reference("gift", "1"), "a gift");
        assertThat(ledger.balance(account)).isEqualTo(new Balance(0, 10, 8));

        ledger.release(small);
        assertThat(ledger.balance(account)).isEqualTo(new Balance(0, 7, 5));
        ledger.release(large);
        assertThat(ledger.balance(account)).isEqualTo(new Balance(2, 0, 0));
        assertThat(transfers("REPAY")).containsExactly("2 gift", "3 generation", "5 generation");
    }

    @Test
    void anAdjustmentRepaysTheDebtFirst() {
        ledger.clawBack(account, 10, new Reference("refund", "1"), "a refund");
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "select ledger_transfer_once(?, 'ADJUST', 12, 'issued', 'available', 'support', '1', null, now())",
                        account.value()));
        assertThat(ledger.balance(account)).isEqualTo(new Balance(2, 0, 0));
    }

    @Test
    void nobodyInDebtHolds() {
        grant(10, "order-1");
        Reference open = hold(account, 10);
        ledger.clawBack(account, 10, new Reference("refund", "1"), "chargeback");
        ledger.release(open);
        assertThat(ledger.hold(account, 1, job())).isEmpty();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(0, 0, 0));
    }

    @Test
    void creditsBesideADebtCannotBeWritten() {
        ledger.clawBack(account, 10, new Reference("refund", "1"), "a refund");
        assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute("update wallet set available = 1")))
                .hasMessageContaining("wallet_debt_repaid_first");
    }

    @Test
    void aReleaseAndAChargebackAtOnceLeaveNeitherCreditsNorDebt() throws Exception {
        for (int round = 0; round < 40; round++) {
            grant(10, "order-" + round);
            Reference open = hold(account, 10);
            Reference chargeback = new Reference("refund", "" + round);
            atOnce(() -> ledger.release(open), () -> ledger.clawBack(account, 10, chargeback, "chargeback"));
            assertThat(ledger.balance(account)).isEqualTo(new Balance(0, 0, 0));
        }
    }

    @Test
    void aMergeMovesEverythingOnce() {
        grant(10, "order-1");
        hold(account, 4);
        AccountId survivor = openAccount();

        assertThat(ledger.moveAll(account, survivor, merge())).isTrue();
        assertThat(ledger.moveAll(account, survivor, merge())).isFalse();
        assertThat(ledger.balance(account)).isEqualTo(Balance.EMPTY);
        assertThat(ledger.balance(survivor)).isEqualTo(new Balance(6, 4, 0));
    }

    @Test
    void anEmptyAccountIsMergedToo() {
        AccountId survivor = openAccount();
        assertThat(ledger.moveAll(account, survivor, merge())).isTrue();
        assertThat(ledger.moveAll(account, survivor, merge())).isFalse();
        grant(3, "order-1");
        assertThat(ledger.balance(survivor)).isEqualTo(new Balance(3, 0, 0));
    }

    @Test
    void whatIsOpenIsResolvedAtTheSurvivor() {
        grant(10, "order-1");
        Reference captured = hold(account, 4);
        Reference released = hold(account, 6);
        AccountId survivor = openAccount();
        AccountId last = openAccount();
        ledger.clawBack(survivor, 2, new Reference("refund", "1"), "chargeback");
        ledger.moveAll(account, survivor, merge());
        assertThat(ledger.capture(captured)).isTrue();
        ledger.moveAll(survivor, last, merge());

        assertThat(ledger.release(released)).isTrue();
        assertThat(ledger.release(captured)).isFalse();
        assertThat(ledger.balance(last)).isEqualTo(new Balance(4, 0, 0));
        assertThat(ledger.balance(account)).isEqualTo(Balance.EMPTY);
        assertThat(ledger.balance(survivor)).isEqualTo(Balance.EMPTY);
    }

    @Test
    void aMergeRepaysTheDebtOfEither() {
        AccountId survivor = openAccount();
        grant(10, "order-1");
        ledger.clawBack(survivor, 4, new Reference("refund", "1"), "chargeback");
        ledger.moveAll(account, survivor, merge());
        assertThat(ledger.balance(survivor)).isEqualTo(new Balance(6, 0, 0));

        AccountId debtor = openAccount();
        ledger.clawBack(debtor, 9, new Reference("refund", "2"), "chargeback");
        ledger.moveAll(debtor, survivor, merge());
        assertThat(ledger.balance(survivor)).isEqualTo(new Balance(0, 0, 3));
    }

    @Test
    void whatComesForAMergedAccountLaterIsTheSurvivors() {
        AccountId survivor = openAccount();
        grant(10, "order-1");
        ledger.moveAll(account, survivor, merge());

        grant(5, "order-2");
        assertThat(ledger.clawBack(account, 12, new Reference("refund", "1"), "chargeback"))
                .isTrue();
        assertThat(ledger.hold(account, 1, job())).isEmpty();
        assertThat(ledger.balance(survivor)).isEqualTo(new Balance(3, 0, 0));
        assertThat(ledger.balance(account)).isEqualTo(Balance.EMPTY);
    }

    @Test
    void refusesAMergeThatCannotBe() {
        AccountId survivor = openAccount();
        AccountId third = openAccount();
        assertThatThrownBy(() -> ledger.moveAll(account, account, merge())).hasMessageContaining("into itself");
        ledger.moveAll(account, survivor, merge());
        assertThatThrownBy(() -> ledger.moveAll(account, third, merge())).hasMessageContaining("merged before");
        assertThatThrownBy(() -> ledger.moveAll(third, account, merge())).hasMessageContaining("merged before");
        assertThatThrownBy(() -> ledger.moveAll(survivor, account, merge())).hasMessageContaining("merged before");
    }

    @Test
    void nothingIsLostWhenAMergeMeetsARelease() throws Exception {
        grant(200, "order-1");
        AccountId first = account;
        for (int round = 0; round < 20; round++) {
            AccountId from = first;
            AccountId into = openAccount();
            Reference open = hold(from, 5);
            atOnce(
                    () -> ledger.release(open),
                    () -> ledger.moveAll(from, into, merge()),
                    () -> ledger.hold(from, 1, job()).isPresent()
                            && ledger.hold(into, 1, job()).isPresent());
            first = into;
        }
        Balance left = ledger.balance(first);
        assertThat(left.available() + left.held()).isEqualTo(200);
    }

    @Test
    void twoMergesOfEachOtherAreOne() throws Exception {
        for (int round = 0; round < 20; round++) {
            AccountId one = openAccount();
            AccountId other = openAccount();
            ledger.grant(one, 5, new Reference("gift", one.toString()), "a gift");
            ledger.grant(other, 5, new Reference("gift", other.toString()), "a gift");
            atOnce(() -> triedToMerge(one, other), () -> triedToMerge(other, one));
            assertThat(List.of(ledger.balance(one), ledger.balance(other)))
                    .containsExactlyInAnyOrder(new Balance(10, 0, 0), Balance.EMPTY);
        }
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

    private Reference hold(AccountId from, long amount) {
        Reference job = job();
        assertThat(ledger.hold(from, amount, job)).isPresent();
        return job;
    }

    private static Reference merge() {
        return new Reference("merge", UUID.randomUUID().toString());
    }

    private boolean triedToMerge(AccountId from, AccountId into) {
        try {
            return ledger.moveAll(from, into, merge());
        } catch (DataAccessException e) {
            assertThat(e).hasMessageContaining("merged before");
            return false;
        }
    }

    private List<String> transfers(String kind) {
        return database.strings(
                "select amount || ' ' || reference_type from ledger_transfer where kind = '" + kind + "' order by id");
    }

    @SafeVarargs
    private static void atOnce(Callable<Boolean>... calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(calls.length);
        try {
            for (Future<Boolean> call : callers.invokeAll(List.of(calls))) {
                call.get();
            }
        } finally {
            callers.shutdown();
        }
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
