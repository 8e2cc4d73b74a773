package dev.loggia.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.audit.AuditLog;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.credit.Balance;
import dev.loggia.engine.credit.Reference;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitGeneration.Payment;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.testing.FakeTask;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who owns what is made, who pays for it, and what becomes of both when people are linked, claimed, unlinked and merged. */
class OwnershipTest {
    @TempDir
    private static Path folder;

    private static TestEngine engine;
    private static Accounts accounts;
    private static Requesters requesters;

    @BeforeAll
    static void start() {
        engine = TestEngine.start(folder, Map.of("loggia.quota.members", "true"));
        accounts = engine.door(Accounts.class);
        requesters = engine.door(Requesters.class);
    }

    @AfterAll
    static void breaksNoInvariant() {
        assertThat(engine.audit().run()).isEmpty();
        engine.close();
    }

    @Test
    void aMemberSpendsTheFreeQuotaBeforeCredits() {
        Requester.Member member = engine.member(2);
        for (int left = 4; left >= 0; left--) {
            SubmitOutcome.Accepted free = accepted(submit(member, null, Payment.FREE_QUOTA_THEN_CREDITS, null));
            assertThat(free.paidByQuota()).isTrue();
            assertThat(free.quotaLeft()).isEqualTo(left);
            assertThat(free.balance()).isEqualTo(2);
        }
        SubmitOutcome.Accepted paid = accepted(submit(member, null, Payment.FREE_QUOTA_THEN_CREDITS, null));
        assertThat(paid.paidByQuota()).isFalse();
        assertThat(paid.quotaLeft()).isZero();
        assertThat(paid.balance()).isEqualTo(1);
        assertThat(submit(member, null, Payment.FREE_QUOTA, null)).isInstanceOf(SubmitOutcome.QuotaUsedUp.class);
        accepted(submit(member, null, Payment.FREE_QUOTA_THEN_CREDITS, null));
        assertThat(submit(member, null, Payment.FREE_QUOTA_THEN_CREDITS, null))
                .isInstanceOf(SubmitOutcome.NotEnoughCredits.class);
    }

    @Test
    void whatTheFreeTierDoesNotOfferTakesCreditsAtOnce() {
        Requester.Member member = engine.member(100);
        String model = engine.door(Catalog.class).listModels().stream()
                .filter(each -> each.kind() == MediaKind.IMAGE && !each.free())
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(accepted(submit(member, model, Payment.FREE_QUOTA_THEN_CREDITS, null))
                        .paidByQuota())
                .isFalse();
        assertThat(submit(member, model, Payment.FREE_QUOTA, null)).isInstanceOf(SubmitOutcome.MembersOnly.class);
        assertThat(engine.quota().left(member, MediaKind.IMAGE).left()).isEqualTo(5);
    }

    @Test
    void signingUpAddsNoSecondQuota() {
        Requester.Visitor visitor = TestEngine.visitor("192.0.2.101");
        for (int i = 0; i < 5; i++) {
            engine.accepted(visitor);
        }
        AccountId account = accounts.open("test", "signs-up");
        Requester.Member member =
                new Requester.Member(account, Tier.AUTHENTICATED, Owner.of(account), visitor.address());
        assertThat(submit(member, null, Payment.FREE_QUOTA, null)).isInstanceOf(SubmitOutcome.QuotaUsedUp.class);
    }

    @Test
    void aMembersFreePictureIsAMembersInTheFeed() {
        Requester.Member member = engine.member(0);
        GenerationId id =
                accepted(submit(member, null, Payment.FREE_QUOTA, null)).id();
        GenerationView made = finish(id);
        assertThat(made.free()).isTrue();
        assertThat(made.expiresAt()).isNull();
        assertThat(seen(id, Feed.Viewer.MEMBER).prompt()).isEqualTo("a lighthouse at dusk");
        assertThat(seen(id, Feed.Viewer.FREE).prompt()).isEqualTo("*Redacted*");
    }

    @Test
    void whatABrowserMadeIsClaimedForGoodAndStaysRedacted() {
        Requester.Visitor visitor = TestEngine.visitor("192.0.2.102");
        GenerationId id = engine.accepted(visitor);
        finish(id);
        Requester.Member member = engine.member(0);

        assertThat(accounts.claim(member.account(), visitor)).isTrue();
        assertThat(accounts.claim(member.account(), visitor)).isFalse();

        assertThat(history(member)).containsExactly(id);
        assertThat(engine.generations().find(id, member).orElseThrow().prompt()).isEqualTo("a lighthouse at dusk");
        assertThat(history(visitor)).isEmpty();
        assertThat(engine.generations().remove(id, visitor)).isEqualTo(RemoveOutcome.NOT_FOUND);
        Awaitility.await("permanent")
                .until(() -> engine.view(id).expiresAt() == null
                        && engine.door(Media.class).listFor(id).stream().allMatch(asset -> asset.expiresAt() == null));
        assertThat(seen(id, Feed.Viewer.MEMBER).prompt()).isEqualTo("*Redacted*");
        // The same cookie again is somebody new, who owns nothing of it.
        GenerationId later = engine.accepted(visitor);
        assertThat(history(visitor)).containsExactly(later);
        assertThat(history(member)).containsExactly(id);
    }

    @Test
    void aLinkedChatUserIsTheMemberWhateverWasMadeBefore() {
        Requester.ChatUser ann = new Requester.ChatUser("discord", "ann");
        GenerationId before = engine.accepted(ann);
        finish(before);
        Requester.Member member = engine.member(3);

        assertThat(accounts.link(member.account(), "discord", "ann")).isEqualTo(new LinkOutcome.Linked());
        assertThat(accounts.link(member.account(), "discord", "ann")).isEqualTo(new LinkOutcome.Linked());
        assertThat(accounts.link(engine.member(0).account(), "discord", "ann"))
                .isEqualTo(new LinkOutcome.OfAnother(member.account()));

        Requester linked = requesters.of(ann);
        assertThat(linked.memberAccount()).contains(member.account());
        GenerationId after = accepted(submit(linked, null, Payment.FREE_QUOTA_THEN_CREDITS, null))
                .id();
        assertThat(history(member)).containsExactly(after, before);
        assertThat(history(linked)).containsExactly(after, before);
        Awaitility.await("permanent").until(() -> engine.view(before).expiresAt() == null);
        // A button under the old picture works on.
        assertThat(engine.generations().words(before, linked)).contains("a lighthouse at dusk");
    }

    @Test
    void anUnlinkedChatUserStartsAnewAndTheAccountKeepsWhatWasMade() {
        Requester.ChatUser bob = new Requester.ChatUser("telegram", "77");
        Requester.Member member = engine.member(0);
        accounts.link(member.account(), "telegram", "77");
        GenerationId kept = accepted(submit(requesters.of(bob), null, Payment.FREE_QUOTA, null))
                .id();

        assertThat(accounts.unlink(member.account(), "telegram", "77")).isEqualTo(UnlinkOutcome.UNLINKED);
        assertThat(accounts.unlink(member.account(), "telegram", "77")).isEqualTo(UnlinkOutcome.NOT_LINKED);

        assertThat(requesters.of(bob)).isEqualTo(bob);
        assertThat(history(bob)).isEmpty();
        assertThat(history(member)).containsExactly(kept);
        GenerationId fresh = engine.accepted(bob);
        assertThat(history(bob)).containsExactly(fresh);
        assertThat(history(member)).containsExactly(kept);
    }

    @Test
    void theLastWayInIsNotTakenAway() {
        AccountId account = accounts.open("test", "only-way");
        assertThat(accounts.unlink(account, "test", "only-way")).isEqualTo(UnlinkOutcome.LAST);
        assertThat(accounts.find("test", "only-way")).contains(account);
    }

    @Test
    void twoAccountsBecomeOneWithTheirCreditsHoldsAndPictures() {
        AccountId source = accounts.open("test", "merge-source");
        AccountId survivor = accounts.open("test", "merge-survivor");
        engine.ledger().grant(source, 10, new Reference("test", "merge-source"), "for a test");
        engine.ledger().grant(survivor, 5, new Reference("test", "merge-survivor"), "for a test");
        Requester.Member from = new Requester.Member(source);
        Requester.Member into = new Requester.Member(survivor);
        for (int i = 0; i < 5; i++) {
            accepted(submit(from, null, Payment.FREE_QUOTA, null));
        }
        GenerationId held = accepted(submit(from, null, Payment.FREE_QUOTA_THEN_CREDITS, "before the merge"))
                .id();

        assertThat(accounts.merge(source, survivor, "member:" + survivor)).isTrue();
        assertThat(accounts.merge(source, survivor, "member:" + survivor)).isFalse();

        assertThat(accounts.survivor(source)).contains(survivor);
        assertThat(accounts.find("test", "merge-source")).contains(survivor);
        assertThat(engine.ledger().balance(source)).isEqualTo(new Balance(0, 0, 0));
        assertThat(engine.ledger().balance(survivor)).isEqualTo(new Balance(14, 1, 0));
        assertThat(history(into)).hasSize(6).contains(held);
        assertThat(history(from)).isEmpty();
        // The answer was lost in that moment: the repeat gets what it got, and nothing is paid again.
        assertThat(accepted(submit(into, null, Payment.FREE_QUOTA_THEN_CREDITS, "before the merge"))
                        .id())
                .isEqualTo(held);
        assertThat(engine.door(AuditLog.class).listAbout("account", survivor.toString(), AuditLog.NEWEST, 1))
                .hasSize(1);
        assertThatThrownBy(() -> accounts.merge(survivor, source, "system")).hasMessageContaining("merged before");

        finish(held);
        assertThat(engine.ledger().balance(survivor)).isEqualTo(new Balance(14, 0, 0));
    }

    @Test
    void aLostFirstAnswerIsFoundByAddressAndByOwner() {
        Requester.Visitor first = TestEngine.visitor("192.0.2.103");
        Requester.Visitor fresh = new Requester.Visitor(first.address(), first.visitor(), false);
        SubmitOutcome.Accepted lost = accepted(submit(fresh, null, Payment.FREE_QUOTA, "a-key"));

        Requester.Visitor again = new Requester.Visitor(first.address(), "another-0123456789-fresh", false);
        SubmitOutcome.Accepted byAddress = accepted(submit(again, null, Payment.FREE_QUOTA, "a-key"));
        SubmitOutcome.Accepted byOwner = accepted(submit(first, null, Payment.FREE_QUOTA, "a-key"));

        assertThat(List.of(byAddress.id(), byOwner.id())).containsOnly(lost.id());
        assertThat(byAddress.owner()).isEqualTo(first.owner());
        assertThat(byOwner.replayed()).isTrue();
        // Who says who they are is not mixed up with a neighbour that used the same key.
        Requester.Visitor neighbour = new Requester.Visitor(first.address(), "neighbour-0123456789-known");
        assertThat(accepted(submit(neighbour, null, Payment.FREE_QUOTA, "a-key"))
                        .id())
                .isNotEqualTo(lost.id());
    }

    private static SubmitOutcome submit(
            Requester requester, @Nullable String model, Payment payment, @Nullable String key) {
        return engine.generations()
                .submit(new SubmitGeneration(
                        requester,
                        "test",
                        MediaKind.IMAGE,
                        "a lighthouse at dusk",
                        model,
                        Map.of(),
                        payment,
                        false,
                        key,
                        key == null ? null : "body",
                        null));
    }

    private static SubmitOutcome.Accepted accepted(SubmitOutcome outcome) {
        assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
        return (SubmitOutcome.Accepted) outcome;
    }

    private static GenerationView finish(GenerationId id) {
        FakeTask task = Awaitility.await("a task")
                .ignoreExceptions()
                .until(() -> engine.provider().task(id), it -> true);
        task.succeedWith(engine.results().picture());
        engine.callBack(id, 1, task.id());
        return engine.await(id, GenerationState.SUCCEEDED);
    }

    private static List<GenerationId> history(Requester requester) {
        return engine.generations().listOwn(requester, null, 100).stream()
                .map(GenerationView::id)
                .toList();
    }

    private static FeedItem seen(GenerationId id, Feed.Viewer viewer) {
        return engine.feed().page(viewer, null, 100).items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
