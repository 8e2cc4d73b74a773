package dev.loggia.portal.engine;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.media.ByteRange;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.MediaContent;
import dev.loggia.engine.media.Variant;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.QuotaLeft;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP edge asks of the engine, and nothing more. The engine's own front doors say what each call promises; this
 * list exists so that the edge can be tested on its own.
 */
public interface EngineDoors {

    SubmitOutcome submit(SubmitGeneration command);

    SubmitOutcome submitFromShare(SubmitGeneration command);

    Optional<GenerationView> find(GenerationId id, @Nullable Requester viewer);

    RemoveOutcome remove(GenerationId id, Requester requester);

    void providerCalled(GenerationId id, int attempt, String taskId);

    FeedPage feed(Feed.Viewer viewer, @Nullable Long before, int limit);

    QuotaLeft quotaLeft(Requester requester, MediaKind kind);

    RateDecision tryAcquire(RateLimit limit, String subject);

    /** Also an expired or deleted one. */
    Optional<MediaAsset> findMedia(UUID id);

    MediaContent openMedia(MediaAsset asset, Variant variant, @Nullable ByteRange range);

    Subscription onGeneration(GenerationId id, Runnable wake);

    /** Wakes who watches a generation, on every node. */
    void wakeWatchers(GenerationId id);

    Subscription onFeed(Runnable wake);

    /** Grows with every change of the feed. */
    long feedChanges();
}
