package dev.loggia.chat;

import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of a call.
 *
 * @param watch the generations whose course and end replace the message, by itself, in the order to show them; empty when this
 *     is all
 * @param shows every generation that the message shows something of, so that it can be taken back: whatever is watched and
 *     whatever has a picture in the message is among them by itself
 */
public record Answer(Message message, List<GenerationId> watch, Set<GenerationId> shows) {

    public Answer {
        watch = List.copyOf(watch);
        Set<GenerationId> all = new LinkedHashSet<>(shows);
        all.addAll(watch);
        message.pictures().stream().map(MediaAsset::generation).forEach(all::add);
        shows = Set.copyOf(all);
    }

    public static Answer of(Message message) {
        return new Answer(message, List.of(), Set.of());
    }

    public static Answer watching(List<GenerationId> generations, Message message) {
        return new Answer(message, generations, Set.of());
    }

    /** A page with something of these on it. */
    public static Answer showing(Collection<GenerationId> generations, Message message) {
        return new Answer(message, List.of(), Set.copyOf(generations));
    }
}
