package dev.loggia.engine.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.MediaKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one generation.
 *
 * @param requester who asks
 * @param door where the result is to be told: {@code web}, {@code discord}, {@code telegram}
 * @param prompt as typed; cleaned and screened by the engine
 * @param model a model's id, or null for the default of the tier
 * @param settings by our setting names, raw from the door
 * @param payment what may pay: a free requester has only the free quota anyway
 * @param unlisted not in the feed at all; only a member may ask for it
 * @param idempotencyKey the caller's key for this request, or null when a repeat is a new request
 * @param bodyHash what a repeat with the same key must match, any stable text; null without a key
 * @param traceId kept with the job, for logs
 */
public record SubmitGeneration(
        Requester requester,
        String door,
        MediaKind kind,
        String prompt,
        @Nullable String model,
        Map<String, Object> settings,
        Payment payment,
        boolean unlisted,
        @Nullable String idempotencyKey,
        @Nullable String bodyHash,
        @Nullable String traceId) {

    /** What may pay for it. */
    public enum Payment {
        /** The free quota alone; never credits. */
        FREE_QUOTA,
        /** The free quota while there is some, then credits. */
        FREE_QUOTA_THEN_CREDITS
    }

    /** Whatever may pay. */
    public SubmitGeneration(
            Requester requester,
            String door,
            MediaKind kind,
            String prompt,
            @Nullable String model,
            Map<String, Object> settings,
            boolean unlisted,
            @Nullable String idempotencyKey,
            @Nullable String bodyHash,
            @Nullable String traceId) {
        this(
                requester,
                door,
                kind,
                prompt,
                model,
                settings,
                Payment.FREE_QUOTA_THEN_CREDITS,
                unlisted,
                idempotencyKey,
                bodyHash,
                traceId);
    }

    public SubmitGeneration {
        settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
        if (idempotencyKey != null && bodyHash == null) {
            throw new IllegalArgumentException("An idempotency key needs the hash of its body");
        }
    }

    @Override
    public String toString() {
        return "SubmitGeneration[" + kind + " by " + requester + "]";
    }
}
