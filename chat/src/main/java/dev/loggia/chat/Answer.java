package dev.loggia.chat;

import dev.loggia.engine.platform.GenerationId;
import java.util.List;

/**
 * What came of a call.
 *
 * @param watch the generations whose course and end replace the message, by itself, in the order to show them; empty when this
 *     is all
 */
public record Answer(Message message, List<GenerationId> watch) {

    public Answer {
        watch = List.copyOf(watch);
    }

    public static Answer of(Message message) {
        return new Answer(message, List.of());
    }

    public static Answer watching(GenerationId generation, Message message) {
        return new Answer(message, List.of(generation));
    }
}
