package dev.loggia.engine.generation.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted, what is not, and that only acceptance leaves a trace. */
class SubmitHandlerTest {
    @TempDir
    private static Path folder;

    private static TestEngine engine;

    @BeforeAll
    static void start() {
        engine = TestEngine.start(folder);
    }

    @AfterAll
    static void breaksNoInvariant() {
        assertThat(engine.audit().run()).isEmpty();
        engine.close();
    }

    @Test
    void sixtyFourClientsOnAQuotaOfFiveGetExactlyFive() {
        Requester.Visitor visitor = TestEngine.visitor("192.0.2.1");
        List<SubmitOutcome> outcomes = race(64, () -> engine.ask(visitor));
        assertThat(outcomes)
                .filteredOn(SubmitOutcome.Accepted.class::isInstance)
                .hasSize(5);
        assertThat(outcomes)
                .filteredOn(SubmitOutcome.QuotaUsedUp.class::isInstance)
                .hasSize(59);
        assertThat(engine.quota().left(visitor, MediaKind.IMAGE).left()).isZero();
    }

    @Test
    void sixtyFourClientsOnABalanceForTenGetExactlyTen() {
        Requester.Member member = engine.member(10);
        AtomicInteger turns = new AtomicInteger();
        // Half of them in transactions of their own, which share no trip with others.
        List<SubmitOutcome> outcomes = race(
                64,
                () -> turns.incrementAndGet() % 2 == 0
                        ? engine.database().transactions().execute(status -> engine.ask(member))
                        : engine.ask(member));
        assertThat(outcomes)
                .filteredOn(SubmitOutcome.Accepted.class::isInstance)
                .hasSize(10);
        assertThat(outcomes)
                .filteredOn(SubmitOutcome.NotEnoughCredits.class::isInstance)
                .hasSize(54);
        assertThat(engine.ledger().balance(member.account()).available()).isZero();
    }

    @Test
    void aPayerNeverMeetsTheFreeQuota() {
        Requester.Member member = engine.member(20);
        for (int i = 0; i < 8; i++) {
            assertThat(engine.ask(member)).isInstanceOf(SubmitOutcome.Accepted.class);
        }
    }

    @Test
    void everyAddressOfOneHouseholdSharesOneQuota() {
        for (int i = 0; i < 5; i++) {
            assertThat(engine.ask(TestEngine.visitor("2001:db8:1:2::" + (i + 1))))
                    .isInstanceOf(SubmitOutcome.Accepted.class);
        }
        assertThat(engine.ask(TestEngine.visitor("2001:db8:1:2:ffff::9")))
                .isInstanceOf(SubmitOutcome.QuotaUsedUp.class);
        assertThat(engine.ask(TestEngine.visitor("2001:db8:1:3::1"))).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @Test
    void aSiteOfManyHouseholdsIsCapped() {
        int accepted = 0;
        for (int i = 0; i < 256; i++) {
            SubmitOutcome outcome = engine.ask(TestEngine.visitor("2001:db8:77:" + Integer.toHexString(i) + "::1"));
            accepted += outcome instanceof SubmitOutcome.Accepted ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(5 * 4);
    }

    @Test
    void anIpv4AddressInsideIpv6IsTheSameVisitor() {
        assertThat(TestEngine.visitor("::ffff:192.0.2.50").key())
                .isEqualTo(TestEngine.visitor("192.0.2.50").key());
        assertThat(TestEngine.visitor("64:ff9b::c000:232").key())
                .isEqualTo(TestEngine.visitor("192.0.2.50").key());
    }

    @Test
    void theSameKeyAndBodyIsTheSameGeneration() {
        Requester.Member member = engine.member(10);
        GenerationId first = ((SubmitOutcome.Accepted) engine.ask(member, "key-1")).id();
        SubmitOutcome.Accepted again = (SubmitOutcome.Accepted) engine.ask(member, "key-1");
        assertThat(again.id()).isEqualTo(first);
        assertThat(again.replayed()).isTrue();
        assertThat(engine.ledger().balance(member.account()).available()).isEqualTo(10 - again.price());
    }

    @Test
    void aRepeatGetsWhatItGotWhateverWouldRefuseItNow() {
        Requester.Visitor visitor = TestEngine.visitor("192.0.2.61");
        GenerationId first = ((SubmitOutcome.Accepted) engine.ask(visitor, "key-kept")).id();
        Admission admission = engine.door(Admission.class);
        admission.close("402");
        await().until(() -> admission.closedBecause().isPresent());
        try {
            assertThat(engine.ask(visitor)).isInstanceOf(SubmitOutcome.Busy.class);
            SubmitOutcome again = engine.ask(visitor, "key-kept");
            assertThat(again).isInstanceOf(SubmitOutcome.Accepted.class);
            assertThat(((SubmitOutcome.Accepted) again).id()).isEqualTo(first);
            assertThat(((SubmitOutcome.Accepted) again).replayed()).isTrue();
            assertThat(engine.generations().findByKey(visitor, "key-kept")).isPresent();
            assertThat(engine.generations().findByKey(visitor, "key-new")).isEmpty();
        } finally {
            engine.database()
                    .jdbi()
                    .useHandle(handle -> handle.execute("update provider_gate set paused_until = null"));
            await().until(() -> admission.closedBecause().isEmpty());
        }
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        Requester.Member member = engine.member(10);
        engine.ask(member, "key-1");
        SubmitOutcome other = engine.generations()
                .submit(new SubmitGeneration(
                        member,
                        "test",
                        MediaKind.IMAGE,
                        "another",
                        null,
                        Map.of(),
                        false,
                        "key-1",
                        "other body",
                        null));
        assertThat(other).isInstanceOf(SubmitOutcome.KeyReused.class);
    }

    @Test
    void theSameKeyOfAnotherRequesterIsIndependent() {
        GenerationId first = ((SubmitOutcome.Accepted) engine.ask(engine.member(10), "key-9")).id();
        GenerationId second = ((SubmitOutcome.Accepted) engine.ask(engine.member(10), "key-9")).id();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void oneKeyAtOnceIsOneGeneration() {
        Requester.Member member = engine.member(100);
        List<SubmitOutcome> outcomes = race(32, () -> engine.ask(member, "key-race"));
        assertThat(outcomes)
                .allMatch(outcome ->
                        outcome instanceof SubmitOutcome.KeyInFlight || outcome instanceof SubmitOutcome.Accepted);
        assertThat(outcomes.stream()
                        .filter(SubmitOutcome.Accepted.class::isInstance)
                        .map(outcome -> ((SubmitOutcome.Accepted) outcome).id())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aKeyBeingAcceptedElsewhereIsInFlight() {
        Requester.Member member = engine.member(10);
        SubmitOutcome meanwhile = engine.database().transactions().execute(status -> {
            engine.database().jdbi().useHandle(handle -> handle.createQuery(
                            "select pg_advisory_xact_lock(hashtextextended(:requester || ' key-slow', 7))")
                    .bind("requester", member.owner().key())
                    .mapTo(String.class)
                    .list());
            return race(1, () -> engine.ask(member, "key-slow")).get(0);
        });
        assertThat(meanwhile).isInstanceOf(SubmitOutcome.KeyInFlight.class);
    }

    @Test
    void aWalletThatIsLockedHoldsUpNobodyElse() throws Exception {
        Requester.Member locked = engine.member(10);
        Requester.Member other = engine.member(10);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<SubmitOutcome>> waiting = engine.database().transactions().execute(status -> {
            engine.database().jdbi().useHandle(handle -> handle.createQuery(
                            "select account_id from wallet where account_id = :account for update")
                    .bind("account", locked.account().value())
                    .mapTo(String.class)
                    .list());
            List<Future<SubmitOutcome>> asked = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> engine.ask(locked)))
                    .toList();
            assertThat(race(4, () -> engine.ask(other))).hasOnlyElementsOfType(SubmitOutcome.Accepted.class);
            assertThat(asked).noneMatch(Future::isDone);
            return asked;
        });
        for (Future<SubmitOutcome> each : waiting) {
            assertThat(each.get()).isInstanceOf(SubmitOutcome.Accepted.class);
        }
        threads.shutdown();
    }

    @Test
    void wrongSettingsAreNamedAndCostNothing() {
        Requester.Member member = engine.member(10);
        SubmitOutcome outcome = engine.generations()
                .submit(new SubmitGeneration(
                        member,
                        "test",
                        MediaKind.IMAGE,
                        "a lighthouse",
                        null,
                        Map.of("aspectRatio", "17:3", "tier", "admin"),
                        false,
                        null,
                        null,
                        null));
        assertThat(((SubmitOutcome.InvalidSettings) outcome).problems())
                .extracting(SubmitOutcome.InvalidSettings.Problem::field)
                .contains("aspectRatio", "tier");
        assertThat(engine.ledger().balance(member.account()).available()).isEqualTo(10);
    }

    @Test
    void emptyPromptsAndMembersModelsAreRefusedInASentence() {
        Requester.Visitor visitor = TestEngine.visitor("192.0.2.77");
        assertThat(submit(visitor, "   ", null)).isInstanceOf(SubmitOutcome.PromptRefused.class);
        assertThat(submit(visitor, "a boat", "nano-banana-pro")).isInstanceOf(SubmitOutcome.MembersOnly.class);
        assertThat(submit(visitor, "a boat", "no-such-model")).isInstanceOf(SubmitOutcome.InvalidSettings.class);
        assertThat(engine.quota().left(visitor, MediaKind.IMAGE).left()).isEqualTo(5);
    }

    private static SubmitOutcome submit(
            Requester requester, String prompt, @org.jspecify.annotations.Nullable String model) {
        return engine.generations()
                .submit(new SubmitGeneration(
                        requester, "test", MediaKind.IMAGE, prompt, model, Map.of(), false, null, null, null));
    }

    private static List<SubmitOutcome> race(int clients, Callable<SubmitOutcome> ask) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            return threads
                    .invokeAll(IntStream.range(0, clients).mapToObj(i -> ask).toList())
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            threads.shutdown();
        }
    }
}
