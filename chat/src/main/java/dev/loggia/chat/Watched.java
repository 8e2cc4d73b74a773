package dev.loggia.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that has progress and an end, which a message shows until that end. One component for each kind. Called in the
 * call's step, outside transactions, as often as the kind's own cadence says, and sooner when somebody publishes that the subject
 * changed.
 */
public interface Watched {

    /** As in {@link Answer.Watch#kind()} and in the subject of its notices. */
    String kind();

    /**
     * How they stand, for who called.
     *
     * @param ids in the order to show them
     * @param since for how long they have been watched
     * @param shortest the shortest time between two words that chats of this installation are sent
     */
    Standing look(Call call, List<String> ids, Duration since, Duration shortest);

    /** What is left to show of them once something of it has been deleted. */
    Message left(Call call, List<String> ids);

    /** How something that is watched stands. */
    sealed interface Standing {

        /**
         * It goes on.
         *
         * @param next when another word would be new to somebody; the end comes by a signal
         */
        record Going(Message words, Duration next) implements Standing {}

        /**
         * It is over.
         *
         * @param at when it ended; null when that is not known
         */
        record Ended(Message last, @Nullable Instant at) implements Standing {}
    }
}
