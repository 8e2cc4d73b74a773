package dev.loggia.portal.pages;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.QuotaLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An engine that does what a test tells it, in memory. */
class FakeStudio implements Studio {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final String PROMPT = "zanzibar-secret-words";

    final List<FeedItem> feed = new ArrayList<>();
    final Map<GenerationId, GenerationView> generations = new LinkedHashMap<>();
    final List<SubmitGeneration> submitted = new ArrayList<>();

    @Nullable
    SubmitOutcome next;

    RemoveOutcome removal = RemoveOutcome.CANCELLED;
    int used = 1;

    void reset() {
        feed.clear();
        generations.clear();
        submitted.clear();
        next = null;
        removal = RemoveOutcome.CANCELLED;
        used = 1;
    }

    @Override
    public SubmitOutcome submitFromShare(SubmitGeneration command) {
        return submit(command);
    }

    @Override
    public SubmitOutcome submit(SubmitGeneration command) {
        submitted.add(command);
        SubmitOutcome told = next;
        if (told != null) {
            return told;
        }
        GenerationView view = view(command.kind(), GenerationState.QUEUED, command.settings());
        generations.put(view.id(), view);
        used++;
        return new SubmitOutcome.Accepted(view.id(), 1, null, 5 - used, false);
    }

    @Override
    public Optional<GenerationView> find(GenerationId id, Requester viewer) {
        return Optional.ofNullable(generations.get(id));
    }

    @Override
    public List<GenerationView> latest(Requester requester, int limit) {
        List<GenerationView> all = new ArrayList<>(generations.values());
        java.util.Collections.reverse(all);
        return all.stream().limit(limit).toList();
    }

    @Override
    public RemoveOutcome remove(GenerationId id, Requester requester) {
        return generations.containsKey(id) ? removal : RemoveOutcome.NOT_FOUND;
    }

    @Override
    public FeedPage feed(Feed.Viewer viewer, @Nullable Long before, int limit) {
        List<FeedItem> items = feed.stream()
                .filter(item -> before == null || item.position() < before)
                .toList();
        return items.size() <= limit
                ? new FeedPage(items, null)
                : new FeedPage(items.subList(0, limit), items.get(limit - 1).position());
    }

    @Override
    public QuotaLeft quotaLeft(Requester requester, MediaKind kind) {
        return kind == MediaKind.IMAGE
                ? new QuotaLeft(5, used, Instant.parse("2026-11-21T00:00:00Z"))
                : new QuotaLeft(1, 0, Instant.parse("2026-11-23T00:00:00Z"));
    }

    /** Hangs one picture at the head of the feed. */
    FeedItem hang(MediaKind kind, UUID asset, int width, int height, String model, Instant at) {
        FeedItem item = new FeedItem(
                GenerationId.random(),
                feed.size() + 1,
                kind,
                "*Redacted*",
                "free",
                null,
                null,
                model,
                List.of(new FeedItem.Picture(
                        asset, kind == MediaKind.VIDEO ? "video/mp4" : "image/png", width, height, true)),
                1,
                at);
        feed.add(0, item);
        return item;
    }

    GenerationView put(GenerationView view) {
        generations.put(view.id(), view);
        return view;
    }

    static GenerationView view(MediaKind kind, GenerationState state, Map<String, Object> settings) {
        boolean done = state == GenerationState.SUCCEEDED;
        GenerationId id = GenerationId.random();
        return new GenerationView(
                id,
                3,
                kind,
                state,
                kind == MediaKind.IMAGE ? "z-image" : "grok-imagine",
                settings,
                true,
                true,
                PROMPT,
                1,
                state == GenerationState.RUNNING ? 40 : done ? 100 : 0,
                state == GenerationState.QUEUED ? 3 : null,
                null,
                state == GenerationState.FAILED
                        ? new GenerationView.Failure(
                                "provider_refused",
                                "The model refused this picture. It cost nothing; say it in other words.")
                        : null,
                done ? List.of(asset(id, kind, UUID.randomUUID(), 1024, 768)) : List.of(),
                false,
                NOW.minusSeconds(40),
                state.terminal() ? NOW : null,
                done ? NOW.plus(Duration.ofDays(7)) : null);
    }

    static MediaAsset asset(GenerationId id, MediaKind kind, UUID asset, int width, int height) {
        return new MediaAsset(
                asset,
                id,
                0,
                kind,
                kind == MediaKind.VIDEO ? "video/mp4" : "image/png",
                1000,
                "0".repeat(64),
                width,
                height,
                null,
                "o/" + asset,
                "p/" + asset,
                "t/" + asset,
                NOW,
                NOW.plus(Duration.ofDays(7)),
                null);
    }
}
