package dev.loggia.portal.testing;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Generations and assets as tests need them. */
public final class Views {
    /** What no answer and no page may repeat. */
    public static final String PROMPT = "zanzibar-secret-words";

    private Views() {}

    public static GenerationView running(GenerationId id) {
        return view(id, 3, GenerationState.RUNNING, null, List.of());
    }

    public static GenerationView queued(GenerationId id, int version) {
        return view(id, version, GenerationState.QUEUED, null, List.of());
    }

    public static GenerationView succeeded(GenerationId id, MediaAsset asset) {
        return view(id, 9, GenerationState.SUCCEEDED, null, List.of(asset));
    }

    public static GenerationView failed(GenerationId id, String sentence) {
        return view(id, 9, GenerationState.FAILED, new GenerationView.Failure("provider", sentence), List.of());
    }

    private static GenerationView view(
            GenerationId id,
            int version,
            GenerationState state,
            GenerationView.@Nullable Failure failure,
            List<MediaAsset> media) {
        return new GenerationView(
                id,
                version,
                MediaKind.IMAGE,
                state,
                "z-image",
                Map.of("aspectRatio", "1:1"),
                true,
                true,
                null,
                1,
                state.terminal() ? 100 : 40,
                state == GenerationState.QUEUED ? 2 : null,
                null,
                failure,
                media,
                false,
                TestPortal.NOW,
                state.terminal() ? TestPortal.NOW : null,
                null);
    }

    /** A video of {@code bytes} bytes, with a thumbnail and no poster. */
    public static MediaAsset video(long bytes, @Nullable Instant expires, @Nullable Instant deleted) {
        return new MediaAsset(
                UUID.randomUUID(),
                GenerationId.random(),
                0,
                MediaKind.VIDEO,
                "video/mp4",
                bytes,
                "ab".repeat(32),
                640,
                360,
                Duration.ofSeconds(5),
                "o",
                null,
                "t",
                TestPortal.NOW,
                expires,
                deleted);
    }

    /** One in this state, with what belongs to it: a result, a failure, a place in the queue. */
    public static GenerationView view(MediaKind kind, GenerationState state, Map<String, Object> settings) {
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
                TestPortal.NOW.minusSeconds(40),
                state.terminal() ? TestPortal.NOW : null,
                done ? TestPortal.NOW.plus(Duration.ofDays(7)) : null);
    }

    private static MediaAsset asset(GenerationId id, MediaKind kind, UUID asset, int width, int height) {
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
                TestPortal.NOW,
                TestPortal.NOW.plus(Duration.ofDays(7)),
                null);
    }
}
