package dev.loggia.chat;

import dev.loggia.engine.platform.GenerationId;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param watch the generation whose course and end replace the message, by itself; null when this is all
 */
public record Answer(Message message, @Nullable GenerationId watch) {

    public static Answer of(Message message) {
        return new Answer(message, null);
    }

    public static Answer watching(GenerationId generation, Message message) {
        return new Answer(message, generation);
    }
}
