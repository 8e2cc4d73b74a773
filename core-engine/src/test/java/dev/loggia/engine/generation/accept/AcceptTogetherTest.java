package dev.loggia.engine.generation.accept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.accept.AcceptSql.Answer;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.QuotaClaim;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who travels together is answered as if each had come alone, in the order in which they came. */
class AcceptTogetherTest {
    private static final String HOUR = "PT1H";

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
    void membersAndVisitorsAreAcceptedInOneGo() {
        Requester.Member member = engine.member(10);
        Requester.Member other = engine.member(5);
        Requester.Visitor visitor = TestEngine.visitor("192.0.2.10");
        List<Answer> answers = accept(of(member), of(visitor), of(other), of(member), of(visitor));
        assertThat(answers).extracting(Answer::outcome).containsOnly("ACCEPTED");
        assertThat(answers).extracting(Answer::balance).containsExactly(9L, null, 4L, 8L, null);
        assertThat(answers).extracting(Answer::quotaUsed).containsExactly(null, 1, null, null, 2);
        assertThat(engine.quota().left(visitor, MediaKind.IMAGE).left()).isEqualTo(3);
    }

    @Test
    void aShortBalanceServesWhoCameFirstAndIsNobodyElsesTrouble() {
        Requester.Member poor = engine.member(2);
        List<Answer> answers = accept(of(poor), of(poor), of(engine.member(5)), of(poor));
        assertThat(answers)
                .extracting(Answer::outcome)
                .containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED", "NOT_ENOUGH_CREDITS");
        assertThat(engine.ledger().balance(poor.account()).available()).isZero();
    }

    @Test
    void aQuotaThatIsUsedUpServesWhoCameFirstAndIsNobodyElsesTrouble() {
        Requester.Visitor visitor = TestEngine.visitor("192.0.2.20");
        Requester.Visitor other = TestEngine.visitor("198.51.100.20");
        accept(of(visitor), of(visitor), of(visitor), of(visitor));
        assertThat(accept(of(visitor), of(other), of(visitor)))
                .extracting(Answer::outcome)
                .containsExactly("ACCEPTED", "ACCEPTED", "QUOTA_USED_UP");
        assertThat(engine.quota().left(other, MediaKind.IMAGE).left()).isEqualTo(4);
    }

    @Test
    void aNetworkThatIsUsedUpTakesNothingFromTheAddressesInIt() {
        List<Answer> answers = List.of();
        for (int i = 0; i < 5; i++) {
            answers = accept(
                    of(TestEngine.visitor("2001:db8:9:" + i + "::1")),
                    of(TestEngine.visitor("2001:db8:9:" + i + "::1")),
                    of(TestEngine.visitor("2001:db8:9:" + i + "::1")),
                    of(TestEngine.visitor("2001:db8:9:" + i + "::1")),
                    of(TestEngine.visitor("2001:db8:9:" + i + "::1")));
        }
        assertThat(answers).extracting(Answer::outcome).containsOnly("QUOTA_USED_UP");
        assertThat(engine.database().number("""
                select coalesce(sum(used), 0) from free_quota
                where subject = '%s'""".formatted(
                                TestEngine.visitor("2001:db8:9:4::1").key())))
                .isZero();
    }

    @Test
    void aKeyThatComesTwiceIsOneGeneration() {
        Requester.Member member = engine.member(10);
        List<Answer> answers = accept(of(member, "key"), of(member), of(member, "key"));
        assertThat(answers).extracting(Answer::outcome).containsExactly("ACCEPTED", "ACCEPTED", "REPLAYED");
        assertThat(answers.get(2).id()).isEqualTo(answers.get(0).id());
        List<Answer> later = accept(of(member), of(member, "key"));
        assertThat(later).extracting(Answer::outcome).containsExactly("ACCEPTED", "REPLAYED");
        assertThat(engine.ledger().balance(member.account()).available()).isEqualTo(7);
    }

    @Test
    void whoIsAcceptedTogetherHasWorkAndUsesQuotaOnce() {
        Requester.Visitor visitor = TestEngine.visitor("192.0.2.30");
        List<Answer> answers = accept(of(visitor), of(engine.member(3)));
        for (Answer answer : answers) {
            assertThat(engine.database().number("""
                    select count(*) from scheduled_tasks where task_name = 'generation' and task_instance = '%s'""".formatted(answer.id()))).isEqualTo(1);
        }
    }

    private static List<Answer> accept(JobToAccept... several) {
        return engine.door(AcceptSql.class).accept(List.of(several), Instant.now(), false);
    }

    private static JobToAccept of(Requester requester) {
        return of(requester, null);
    }

    private static JobToAccept of(Requester requester, @Nullable String key) {
        QuotaClaim claim = requester.free() ? engine.quota().claim(requester, MediaKind.IMAGE) : null;
        return new JobToAccept(
                GenerationId.at(Instant.now()).value(),
                MediaKind.IMAGE.wireName(),
                "a-model",
                Map.of(),
                "a-model",
                Map.of(),
                "a \"lighthouse\", at {dusk}",
                requester.key(),
                requester.memberAccount().map(AccountId::value).orElse(null),
                requester.tier().wireName(),
                "test",
                false,
                null,
                1,
                "1",
                1,
                HOUR,
                HOUR,
                HOUR,
                claim == null ? null : HOUR,
                requester.owner().kind().wireName(),
                requester.owner().subject(),
                claim == null ? null : claim.window().toString(),
                claim == null ? List.of() : claim.subjects(),
                claim == null ? List.of() : claim.limits(),
                claim == null ? List.of() : claim.widths(),
                !requester.free(),
                requester.keyScopes(),
                key,
                key == null ? null : "body");
    }
}
