package dev.loggia.engine.provider;

import dev.loggia.engine.platform.GenerationId;
import org.jspecify.annotations.Nullable;

/**
 * A genuine callback: a task of an attempt has ended.
 *
 * @param provider who calls, such as {@code kie}
 * @param bodySha256 of the raw body, which is not kept: it repeats the prompt; null when it was our own worker who learned of the
 *     task, too late to go on with it
 */
public record TaskCallback(
        String provider,
        GenerationId generation,
        int attempt,
        String taskId,
        @Nullable String bodySha256) {}
