package dev.loggia.portal.engine;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.delivery.GenerationUpdates;
import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.media.ByteRange;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.MediaContent;
import dev.loggia.engine.media.Variant;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaLeft;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimit;
import dev.loggia.engine.quota.RateLimits;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine in the same process. */
@Component
class LocalEngine implements EngineDoors {
    private final Generations generations;
    private final Feed feed;
    private final FreeQuota quota;
    private final RateLimits rates;
    private final Media media;
    private final GenerationUpdates updates;

    LocalEngine(
            Generations generations,
            Feed feed,
            FreeQuota quota,
            RateLimits rates,
            Media media,
            GenerationUpdates updates) {
        this.generations = generations;
        this.feed = feed;
        this.quota = quota;
        this.rates = rates;
        this.media = media;
        this.updates = updates;
    }

    @Override
    public SubmitOutcome submit(SubmitGeneration command) {
        return generations.submit(command);
    }

    @Override
    public SubmitOutcome submitFromShare(SubmitGeneration command) {
        return generations.submitFromShare(command);
    }

    @Override
    public Optional<GenerationView> find(GenerationId id, @Nullable Requester viewer) {
        return generations.find(id, viewer);
    }

    @Override
    public RemoveOutcome remove(GenerationId id, Requester requester) {
        return generations.remove(id, requester);
    }

    @Override
    public void providerCalled(GenerationId id, int attempt, String taskId) {
        generations.providerCalled(id, attempt, taskId);
    }

    @Override
    public FeedPage feed(Feed.Viewer viewer, @Nullable Long before, int limit) {
        return feed.page(viewer, before, limit);
    }

    @Override
    public QuotaLeft quotaLeft(Requester requester, MediaKind kind) {
        return quota.left(requester, kind);
    }

    @Override
    public RateDecision tryAcquire(RateLimit limit, String subject) {
        return rates.tryAcquire(limit, subject);
    }

    @Override
    public Optional<MediaAsset> findMedia(UUID id) {
        return media.find(id);
    }

    @Override
    public MediaContent openMedia(MediaAsset asset, Variant variant, @Nullable ByteRange range) {
        return media.open(asset, variant, range);
    }

    @Override
    public Subscription onGeneration(GenerationId id, Runnable wake) {
        return updates.subscribe(id, wake);
    }

    @Override
    public void wakeWatchers(GenerationId id) {
        updates.publish(id);
    }

    @Override
    public Subscription onFeed(Runnable wake) {
        return updates.subscribeFeed(wake);
    }

    @Override
    public long feedChanges() {
        return updates.feedChanges();
    }
}
