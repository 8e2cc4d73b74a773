package dev.loggia.portal.testing;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
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
import dev.loggia.portal.engine.EngineDoors;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An engine that answers what a test put in, and remembers what it was asked. */
public class FakeEngine implements EngineDoors {
    private final java.util.concurrent.atomic.AtomicLong feedChanges = new java.util.concurrent.atomic.AtomicLong();
    public final List<SubmitGeneration> submitted = new CopyOnWriteArrayList<>();
    public final List<String> called = new CopyOnWriteArrayList<>();
    public final Map<GenerationId, GenerationView> generations = new ConcurrentHashMap<>();
    public final Map<UUID, MediaAsset> assets = new ConcurrentHashMap<>();
    public final List<FeedItem> feed = new CopyOnWriteArrayList<>();
    public final List<Feed.Viewer> viewers = new CopyOnWriteArrayList<>();
    public byte[] mediaBytes = new byte[0];
    public volatile Function<SubmitGeneration, SubmitOutcome> accepting = FakeEngine::accept;
    public volatile RateDecision rate = new RateDecision.Allowed(1);
    public volatile RemoveOutcome removing = RemoveOutcome.NOT_FOUND;
    private final Map<GenerationId, List<Runnable>> watchers = new ConcurrentHashMap<>();
    private final List<Runnable> feedWatchers = new CopyOnWriteArrayList<>();

    void reset() {
        submitted.clear();
        called.clear();
        generations.clear();
        assets.clear();
        feed.clear();
        viewers.clear();
        accepting = FakeEngine::accept;
        rate = new RateDecision.Allowed(1);
        removing = RemoveOutcome.NOT_FOUND;
    }

    private static SubmitOutcome accept(SubmitGeneration command) {
        return new SubmitOutcome.Accepted(GenerationId.random(), 1, null, 4, false);
    }

    /** Changes a generation and wakes who watches it. */
    public void put(GenerationView view) {
        generations.put(view.id(), view);
        watchers.getOrDefault(view.id(), List.of()).forEach(Runnable::run);
    }

    public int watchersOf(GenerationId id) {
        return watchers.getOrDefault(id, List.of()).size();
    }

    public void feedChanged() {
        feedWatchers.forEach(Runnable::run);
    }

    @Override
    public SubmitOutcome submitFromShare(SubmitGeneration command) {
        return submit(command);
    }

    @Override
    public SubmitOutcome submit(SubmitGeneration command) {
        submitted.add(command);
        return accepting.apply(command);
    }

    @Override
    public Optional<GenerationView> find(GenerationId id, @Nullable Requester viewer) {
        return Optional.ofNullable(generations.get(id));
    }

    @Override
    public RemoveOutcome remove(GenerationId id, Requester requester) {
        return removing;
    }

    @Override
    public void providerCalled(GenerationId id, int attempt, String taskId) {
        called.add(id + "/" + attempt + "/" + taskId);
    }

    @Override
    public FeedPage feed(Feed.Viewer viewer, @Nullable Long before, int limit) {
        viewers.add(viewer);
        List<FeedItem> page = feed.stream()
                .filter(item -> before == null || item.position() < before)
                .limit(limit)
                .toList();
        boolean more = page.size() == limit;
        return new FeedPage(page, more ? page.get(page.size() - 1).position() : null);
    }

    @Override
    public QuotaLeft quotaLeft(Requester requester, MediaKind kind) {
        return new QuotaLeft(kind == MediaKind.IMAGE ? 5 : 1, 1, Instant.parse("2026-11-24T00:00:00Z"));
    }

    @Override
    public RateDecision tryAcquire(RateLimit limit, String subject) {
        return rate;
    }

    @Override
    public Optional<MediaAsset> findMedia(UUID id) {
        return Optional.ofNullable(assets.get(id));
    }

    @Override
    public MediaContent openMedia(MediaAsset asset, Variant variant, @Nullable ByteRange range) {
        int first = range == null ? 0 : (int) range.first();
        int length = range == null ? mediaBytes.length : (int) range.lengthIn(mediaBytes.length);
        byte[] part = Arrays.copyOfRange(mediaBytes, first, first + length);
        String type = variant == Variant.ORIGINAL ? asset.contentType() : "image/jpeg";
        return new MediaContent(new ByteArrayInputStream(part), length, mediaBytes.length, type);
    }

    @Override
    public Subscription onGeneration(GenerationId id, Runnable wake) {
        watchers.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(wake);
        return () -> watchers.getOrDefault(id, new CopyOnWriteArrayList<>()).remove(wake);
    }

    @Override
    public void wakeWatchers(GenerationId id) {
        watchers.getOrDefault(id, new CopyOnWriteArrayList<>()).forEach(Runnable::run);
    }

    @Override
    public Subscription onFeed(Runnable wake) {
        feedWatchers.add(wake);
        return () -> feedWatchers.remove(wake);
    }

    /** Nothing is ever known to be unchanged, so that each request asks. */
    @Override
    public long feedChanges() {
        return feedChanges.incrementAndGet();
    }
}
