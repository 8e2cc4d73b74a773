package dev.loggia.engine.generation.state;

import dev.loggia.engine.account.Tier;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code generation}, read whole. {@code state} and {@code version} are what a step compares and sets. */
public record GenerationRow(
        GenerationId id,
        long seq,
        GenerationState state,
        int version,
        MediaKind kind,
        String model,
        String settings,
        String providerModel,
        String providerInput,
        @Nullable String prompt,
        UUID ownerId,
        @Nullable AccountId account,
        Tier tier,
        String door,
        boolean unlisted,
        @Nullable String traceId,
        boolean free,
        long price,
        long estimateMicros,
        @Nullable Long costMicros,
        int attempt,
        int uncertainCount,
        @Nullable String taskId,
        @Nullable String resultUrls,
        int progress,
        int polls,
        int stores,
        Duration typical,
        Duration runLimit,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant uncertainUntil,
        Instant deadlineAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant deletedAt,
        @Nullable String failureCode) {

    @Override
    public String toString() {
        return "GenerationRow[" + id + " " + state + " v" + version + "]";
    }
}
