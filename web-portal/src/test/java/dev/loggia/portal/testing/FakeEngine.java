package dev.loggia.portal.testing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.engine.feed.FeedUpdates;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationUpdates;
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
import dev.loggia.engine.provider.TaskCallback;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaLeft;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimits;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An engine that answers what a test put in, and remembers what it was asked. The portal meets it behind the engine's own front
 * doors, see {@link #generations()} and its neighbours; what is not answered here fails a test that asks for it.
 */
public class FakeEngine {
    private static final int IMAGES_A_DAY = 5;

    private final AtomicLong feedChanges = new AtomicLong();
    public final List<SubmitGeneration> submitted = new CopyOnWriteArrayList<>();
    public final List<String> called = new CopyOnWriteArrayList<>();
    public final Map<GenerationId, GenerationView> generations = Collections.synchronizedMap(new LinkedHashMap<>());
    public final Map<UUID, MediaAsset> assets = new ConcurrentHashMap<>();
    public final List<FeedItem> feed = new CopyOnWriteArrayList<>();
    public final Set<GenerationId> published = ConcurrentHashMap.newKeySet();
    public final List<Feed.Viewer> viewers = new CopyOnWriteArrayList<>();
    public byte[] mediaBytes = new byte[0];
    public volatile Function<SubmitGeneration, SubmitOutcome> accepting = this::accept;
    public volatile RateDecision rate = new RateDecision.Allowed(1);
    public volatile RemoveOutcome removing = RemoveOutcome.NOT_FOUND;
    public volatile int imagesUsed = 1;
    /** Who is signed in, in every request. */
    public volatile Requester.@Nullable Member signedIn;

    private final Map<GenerationId, List<Runnable>> watchers = new ConcurrentHashMap<>();
    private final List<Runnable> feedWatchers = new CopyOnWriteArrayList<>();

    public void reset() {
        submitted.clear();
        called.clear();
        generations.clear();
        assets.clear();
        feed.clear();
        published.clear();
        viewers.clear();
        accepting = this::accept;
        rate = new RateDecision.Allowed(1);
        removing = RemoveOutcome.NOT_FOUND;
        imagesUsed = 1;
        signedIn = null;
    }

    private SubmitOutcome accept(SubmitGeneration command) {
        GenerationView view = Views.view(command.kind(), GenerationState.QUEUED, command.settings());
        generations.put(view.id(), view);
        int left = IMAGES_A_DAY - imagesUsed++;
        return new SubmitOutcome.Accepted(
                view.id(), 1, null, left, false, true, command.requester().owner());
    }

    /** Accepts nothing any more: this is the answer. */
    public void answer(SubmitOutcome outcome) {
        accepting = command -> outcome;
    }

    public GenerationView add(GenerationView view) {
        generations.put(view.id(), view);
        return view;
    }

    /** Publishes one picture at the head of the feed. */
    public FeedItem publish(MediaKind kind, UUID asset, int width, int height, String model, Instant at) {
        String type = kind == MediaKind.VIDEO ? "video/mp4" : "image/png";
        FeedItem.Picture picture = new FeedItem.Picture(asset, type, width, height, true);
        FeedItem item = new FeedItem(
                GenerationId.random(),
                feed.size() + 1,
                kind,
                "*Redacted*",
                "free",
                null,
                null,
                model,
                List.of(picture),
                1,
                at.minusSeconds(30),
                at);
        feed.add(0, item);
        return item;
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

    /** {@code generations} of the engine, as far as the portal asks it. */
    Generations generations() {
        Generations door = door(Generations.class);
        doAnswer(call -> submit(call.getArgument(0))).when(door).submit(any());
        doAnswer(call -> submit(call.getArgument(0))).when(door).submitFromShare(any());
        doAnswer(call -> Optional.ofNullable(generations.get(call.<GenerationId>getArgument(0))))
                .when(door)
                .find(any(), any());
        doAnswer(call -> call.<List<Generations.Look>>getArgument(0).stream()
                        .map(look -> Optional.ofNullable(generations.get(look.id())))
                        .toList())
                .when(door)
                .findAll(any());
        doAnswer(call -> latest(call.getArgument(2))).when(door).listOwn(any(), any(), anyInt());
        doAnswer(call -> removing).when(door).remove(any(), any());
        doAnswer(call -> called.add(said(call.getArgument(0)))).when(door).providerCalled(any());
        return door;
    }

    private static String said(TaskCallback callback) {
        return callback.generation() + "/" + callback.attempt() + "/" + callback.taskId();
    }

    Feed feed() {
        Feed door = door(Feed.class);
        doAnswer(call -> page(call.getArgument(0), call.getArgument(1), call.getArgument(2)))
                .when(door)
                .page(any(), any(), anyInt());
        doAnswer(call -> published.contains(call.<GenerationId>getArgument(0)))
                .when(door)
                .isPublished(any());
        return door;
    }

    FreeQuota quota() {
        FreeQuota door = door(FreeQuota.class);
        doAnswer(call -> quotaLeft(call.getArgument(1))).when(door).left(any(), any());
        return door;
    }

    RateLimits rates() {
        RateLimits door = door(RateLimits.class);
        doAnswer(call -> rate).when(door).tryAcquire(any(), any());
        return door;
    }

    Media media() {
        Media door = door(Media.class);
        doAnswer(call -> Optional.ofNullable(assets.get(call.<UUID>getArgument(0))))
                .when(door)
                .find(any());
        doAnswer(call -> content(call.getArgument(0), call.getArgument(1), call.getArgument(2)))
                .when(door)
                .open(any(), any(), any());
        return door;
    }

    GenerationUpdates updates() {
        GenerationUpdates door = door(GenerationUpdates.class);
        doAnswer(call -> watch(call.getArgument(0), call.getArgument(1)))
                .when(door)
                .subscribe(any(), any());
        return door;
    }

    FeedUpdates feedUpdates() {
        FeedUpdates door = door(FeedUpdates.class);
        doAnswer(call -> watchFeed(call.getArgument(0))).when(door).subscribe(any());
        // Nothing is ever known to be unchanged, so that each request asks.
        doAnswer(call -> feedChanges.incrementAndGet()).when(door).changes();
        return door;
    }

    private static <T> T door(Class<T> type) {
        return mock(type, withSettings().stubOnly().defaultAnswer(call -> {
            throw new UnsupportedOperationException("The fake engine does not know " + call.getMethod());
        }));
    }

    private SubmitOutcome submit(SubmitGeneration command) {
        submitted.add(command);
        return accepting.apply(command);
    }

    private List<GenerationView> latest(int limit) {
        List<GenerationView> all = new ArrayList<>(generations.values());
        Collections.reverse(all);
        return all.stream().limit(limit).toList();
    }

    private FeedPage page(Feed.Viewer viewer, @Nullable Long before, int limit) {
        viewers.add(viewer);
        List<FeedItem> items = feed.stream()
                .filter(item -> before == null || item.position() < before)
                .toList();
        return items.size() <= limit
                ? new FeedPage(items, null)
                : new FeedPage(items.subList(0, limit), items.get(limit - 1).position());
    }

    private QuotaLeft quotaLeft(MediaKind kind) {
        return kind == MediaKind.IMAGE
                ? new QuotaLeft(IMAGES_A_DAY, imagesUsed, Instant.parse("2026-11-24T00:00:00Z"))
                : new QuotaLeft(1, 0, Instant.parse("2026-11-30T00:00:00Z"));
    }

    private MediaContent content(MediaAsset asset, Variant variant, @Nullable ByteRange range) {
        int first = range == null ? 0 : (int) range.first();
        int length = range == null ? mediaBytes.length : (int) range.lengthIn(mediaBytes.length);
        byte[] part = Arrays.copyOfRange(mediaBytes, first, first + length);
        String type = variant == Variant.ORIGINAL ? asset.contentType() : "image/jpeg";
        return new MediaContent(new ByteArrayInputStream(part), length, mediaBytes.length, type);
    }

    private Subscription watch(GenerationId id, Runnable wake) {
        watchers.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(wake);
        return () -> watchers.getOrDefault(id, new CopyOnWriteArrayList<>()).remove(wake);
    }

    private Subscription watchFeed(Runnable wake) {
        feedWatchers.add(wake);
        return () -> feedWatchers.remove(wake);
    }
}
