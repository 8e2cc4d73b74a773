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
 * @param watch what course and end replace the message by themselves
 * @param shows every generation that the message shows something of, so that it can be taken back: whatever has a picture in the
 *     message is among them by itself
 */
public record Answer(Message message, Watch watch, Set<GenerationId> shows) {
    private static final String GENERATION = "generation";

    /**
     * Things with progress.
     *
     * @param kind of the {@link Watched} that knows them
     * @param ids in the order to show them; empty when the message is all there is
     */
    public record Watch(String kind, List<String> ids) {
        public Watch {
            ids = List.copyOf(ids);
        }
    }

    public Answer {
        Set<GenerationId> all = new LinkedHashSet<>(shows);
        message.pictures().stream().map(MediaAsset::generation).forEach(all::add);
        shows = Set.copyOf(all);
    }

    public static Answer of(Message message) {
        return new Answer(message, new Watch(GENERATION, List.of()), Set.of());
    }

    public static Answer watching(List<GenerationId> generations, Message message) {
        List<String> ids = generations.stream().map(GenerationId::toString).toList();
        return new Answer(message, new Watch(GENERATION, ids), Set.copyOf(generations));
    }

    /** A page with something of these on it. */
    public static Answer showing(Collection<GenerationId> generations, Message message) {
        return new Answer(message, new Watch(GENERATION, List.of()), Set.copyOf(generations));
    }
}
