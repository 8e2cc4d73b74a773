package dev.loggia.engine.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.credit.Balance;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.testing.TestEngine;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way a generation can end, and what it costs. */
class GenerationFlowTest {
    @TempDir
    private Path folder;

    private TestEngine engine;

    @BeforeEach
    void start() {
        start("300ms");
    }

    private void start(String uncertainty) {
        engine = TestEngine.start(
                folder,
                Map.of(
                        "loggia.generation.image-uncertainty", uncertainty,
                        "loggia.generation.unseen", "0s",
                        "loggia.generation.store-attempts", "2"));
    }

    @AfterEach
    void breaksNoInvariant() {
        assertThat(engine.audit().run()).isEmpty();
        engine.close();
    }

    @Test
    void aMembersCreditsAreCapturedOnceTheResultIsStored() {
        Requester.Member member = engine.member(10);
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());

        GenerationId id = engine.accepted(member);
        GenerationView ended = engine.await(id, GenerationState.SUCCEEDED);

        assertThat(ended.media()).hasSize(1);
        assertThat(ended.media().get(0).width()).isEqualTo(96);
        assertThat(engine.ledger().balance(member.account())).isEqualTo(new Balance(10 - ended.price(), 0, 0));
        await().until(() -> engine.told().contains(id));
        assertThat(engine.told()).containsOnlyOnce(id);
    }

    @Test
    void aFreeVisitorUsesQuotaAndIsRedactedInTheFeedForEverybody() {
        Requester.Visitor visitor = TestEngine.visitor("198.51.100.7");
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());

        engine.await(engine.accepted(visitor), GenerationState.SUCCEEDED);

        assertThat(engine.quota().left(visitor, MediaKind.IMAGE).left()).isEqualTo(4);
        for (Feed.Viewer viewer : Feed.Viewer.values()) {
            FeedItem item = engine.feed().page(viewer, null, 10).items().get(0);
            assertThat(item.prompt()).isEqualTo("*Redacted*");
            assertThat(item.userType()).isEqualTo("free");
        }
    }

    @Test
    void aMembersPromptIsShownToMembersOnly() {
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
        engine.await(engine.accepted(engine.member(10)), GenerationState.SUCCEEDED);

        assertThat(engine.feed()
                        .page(Feed.Viewer.MEMBER, null, 10)
                        .items()
                        .get(0)
                        .prompt())
                .isEqualTo("a lighthouse at dusk");
        assertThat(engine.feed().page(Feed.Viewer.FREE, null, 10).items().get(0).prompt())
                .isEqualTo("*Redacted*");
    }

    @Test
    void aRefusedPromptCostsNothing() {
        engine.provider().willRefuse();
        failsFreely("prompt_refused");
    }

    @Test
    void anUnavailableProviderCostsNothingAndStopsSelling() {
        engine.provider().willBeUnavailable();
        failsFreely("provider_unavailable");
        await().until(() -> engine.ask(engine.member(10)) instanceof SubmitOutcome.Busy);
    }

    @Test
    void aTaskThatFailsCostsNothing() {
        engine.provider().willAccept().thenFailWith("500");
        failsFreely("provider_failed");
    }

    @Test
    void aResultThatIsNoPictureCostsNothing() {
        engine.provider().willAccept().thenSucceedWith(engine.results().disguisedPage());
        failsFreely("result_unusable");
    }

    @Test
    void aResultThatCannotBeFetchedCostsNothing() {
        engine.provider().willAccept().thenSucceedWith(engine.results().broken());
        failsFreely("result_lost");
    }

    @Test
    void aBusyProviderIsTriedAgain() {
        Requester.Member member = engine.member(10);
        engine.provider().willRetryLater(Duration.ofMillis(50));
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());

        engine.await(engine.accepted(member), GenerationState.SUCCEEDED);
        assertThat(engine.provider().submissions()).hasSize(2);
    }

    @Test
    void aLostAnswerIsFoundThroughTheCallbackThatNamesTheAttempt() {
        engine.close();
        start("1h");
        Requester.Member member = engine.member(10);
        engine.provider().willLoseAnswer().thenSucceedWith(engine.results().picture());

        GenerationId id = engine.accepted(member);
        engine.await(id, GenerationState.UNCERTAIN);
        engine.callBack(id, 1, engine.provider().task(id).id());

        engine.await(id, GenerationState.SUCCEEDED);
        assertThat(engine.provider().submissions()).hasSize(1);
    }

    @Test
    void aLostRequestIsMadeAgainAfterTheWindow() {
        engine.provider().willLoseRequest();
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());

        GenerationId id = engine.accepted(engine.member(10));
        engine.await(id, GenerationState.SUCCEEDED);
        assertThat(engine.provider().submissions()).hasSize(2);
    }

    @Test
    void answersLostAgainAndAgainCostNothing() {
        engine.provider().willLoseRequest();
        engine.provider().willLoseRequest();
        engine.provider().willLoseRequest();
        failsFreely("answer_lost");
        assertThat(engine.provider().submissions()).hasSize(3);
    }

    @Test
    void aDuplicateTaskIsRecordedAsAnOrphanAndNeverCharged() {
        Requester.Member member = engine.member(10);
        engine.provider().willLoseAnswer().thenSucceedWith(engine.results().picture());
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());

        GenerationId id = engine.accepted(member);
        GenerationView ended = engine.await(id, GenerationState.SUCCEEDED);
        String lost = engine.provider().tasks().get(0).id();
        engine.callBack(id, 1, lost);
        engine.callBack(id, 1, lost);

        assertThat(engine.database().strings("select task_id from orphan_task")).containsExactly(lost);
        assertThat(engine.ledger().balance(member.account())).isEqualTo(new Balance(10 - ended.price(), 0, 0));
    }

    @Test
    void aCallbackForAnUnknownAttemptChangesNothing() {
        GenerationId id = engine.accepted(engine.member(10));
        engine.await(id, GenerationState.RUNNING);
        engine.callBack(id, 7, "a-task-of-somebody-else");
        engine.callBack(GenerationId.random(), 1, "a-task-of-somebody-else");

        engine.provider().task(id).succeedWith(engine.results().picture());
        engine.callBack(id, 1, engine.provider().task(id).id());
        engine.await(id, GenerationState.SUCCEEDED);
    }

    @Test
    void aTaskTheProviderNeverHeardOfFailsFreely() {
        Requester.Member member = engine.member(10);
        engine.provider().willFail(new ProviderFailure.Unreadable("timeout"));
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
        GenerationId id = engine.accepted(member);
        await().until(() -> !engine.provider().submissions().isEmpty());
        engine.callBack(id, 1, "nobody-knows-me");
        engine.await(id, GenerationState.SUCCEEDED);
    }

    @Test
    void whatExpiredLeavesTheFeedAndWhatBecamePermanentStays() {
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
        Requester.Visitor visitor = TestEngine.visitor("198.51.100.8");
        GenerationId expires = engine.accepted(visitor);
        GenerationId stays = engine.accepted(visitor);
        engine.await(expires, GenerationState.SUCCEEDED);
        engine.await(stays, GenerationState.SUCCEEDED);
        engine.recur("feed-expiry");
        assertThat(engine.database().number("select count(*) from feed_item where due_at > now()"))
                .isEqualTo(2);

        engine.database().jdbi().useHandle(handle -> {
            handle.execute("update feed_item set due_at = now() - interval '1 second'");
            handle.execute(
                    "update generation set expires_at = case when id = ? then now() - interval '1 second' end",
                    expires.value());
        });
        engine.recur("feed-expiry");

        assertThat(engine.feed().page(Feed.Viewer.FREE, null, 10).items())
                .extracting(FeedItem::id)
                .containsExactly(stays);
        assertThat(engine.database().number("select count(*) from feed_item")).isEqualTo(1);
        assertThat(engine.database().number("select count(*) from feed_item where due_at is null"))
                .isEqualTo(1);
    }

    @Test
    void anOwnerDeletesEverywhere() {
        Requester.Member member = engine.member(10);
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());
        GenerationId id = engine.accepted(member);
        engine.await(id, GenerationState.SUCCEEDED);

        assertThat(engine.generations().remove(id, engine.member(0))).isEqualTo(RemoveOutcome.NOT_FOUND);
        assertThat(engine.generations().remove(id, member)).isEqualTo(RemoveOutcome.DELETED);
        assertThat(engine.view(id).gone()).isTrue();
        assertThat(engine.view(id).media()).isEmpty();
        assertThat(engine.feed().page(Feed.Viewer.MEMBER, null, 10).items()).isEmpty();
        assertThat(engine.database().number("select count(*) from generation where prompt is not null"))
                .isZero();
    }

    @Test
    void aStepThatAlwaysFailsEndsTheJobOnceAndFreely() {
        engine.close();
        engine = TestEngine.start(
                folder, Map.of("loggia.generation.step-failures", "2", "loggia.generation.step-failing", "0s"));
        engine.database().jdbi().useHandle(handle -> handle.execute("""
                create function spoil() returns trigger language plpgsql as $$
                begin
                    new.result_urls := '7';
                    return new;
                end $$;
                create trigger spoil before update on generation for each row when (new.state = 'STORING') execute function spoil()"""));
        Requester.Member member = engine.member(10);
        engine.provider().willAccept().thenSucceedWith(engine.results().picture());

        GenerationId id = engine.accepted(member);

        GenerationView.Failure failure =
                Objects.requireNonNull(engine.await(id, GenerationState.FAILED).failure());
        assertThat(failure.code()).isEqualTo("internal_error");
        assertThat(engine.ledger().balance(member.account())).isEqualTo(new Balance(10, 0, 0));
        await().until(() -> engine.told().contains(id));
        assertThat(engine.told()).containsOnlyOnce(id);
        assertThat(engine.database().strings("select parked_as || ' ' || failures from work_failure"))
                .containsExactly("STORING 2");
        assertThat(engine.door(MeterRegistry.class)
                        .get("loggia.work.parked")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void lostWorkIsFoundAndTheRepairCounted() {
        GenerationId id = engine.accepted(engine.member(10));
        engine.await(id, GenerationState.RUNNING);
        await().until(() -> engine.database()
                        .jdbi()
                        .withHandle(handle -> handle.execute(
                                "delete from scheduled_tasks where task_name = 'generation' and not picked"))
                == 1);
        engine.provider().task(id).succeedWith(engine.results().picture());

        engine.recur("generation-sweeper");

        engine.await(id, GenerationState.SUCCEEDED);
        assertThat(engine.door(MeterRegistry.class)
                        .counter("loggia.generation.sweeper.repairs")
                        .count())
                .isEqualTo(1);
    }

    private void failsFreely(String code) {
        Requester.Member member = engine.member(10);
        Requester.Visitor visitor = TestEngine.visitor("203.0.113.9");
        GenerationId id = engine.accepted(member);
        GenerationView ended = engine.await(id, GenerationState.FAILED);
        GenerationView.Failure failure = Objects.requireNonNull(ended.failure());
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).contains("It cost you nothing");
        assertThat(engine.ledger().balance(member.account())).isEqualTo(new Balance(10, 0, 0));
        assertThat(engine.quota().left(visitor, MediaKind.IMAGE).left()).isEqualTo(5);
    }
}
