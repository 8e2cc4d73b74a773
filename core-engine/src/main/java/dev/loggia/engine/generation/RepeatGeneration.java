package dev.loggia.engine.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.GenerationId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one of one's own generations again, with the same words unless others are given. The words never leave the engine.
 *
 * @param of the requester's own generation
 * @param door where the result is to be told
 * @param prompt other words, or null for the same
 * @param changes settings that differ, by our names, raw from the door; an empty value takes a setting out
 * @param idempotencyKey the caller's key for this request
 */
public record RepeatGeneration(
        GenerationId of,
        Requester requester,
        String door,
        @Nullable String prompt,
        Map<String, Object> changes,
        String idempotencyKey,
        @Nullable String traceId) {

    public RepeatGeneration {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    @Override
    public String toString() {
        return "RepeatGeneration[" + of + " by " + requester + "]";
    }
}
