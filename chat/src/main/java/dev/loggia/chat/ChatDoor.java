package dev.loggia.chat;

import java.time.Duration;
import java.util.Optional;

/**
 * One chat platform, as the desk needs it. A Spring component in the door's module. Called outside transactions by one thread
 * at a time for one conversation, on any node that has the door.
 */
public interface ChatDoor {

    /** As in {@code Requester.ChatUser} and in the generation's door: {@code discord}, {@code telegram}. */
    String platform();

    /**
     * Shows the message as the answer to the call, in place of what was shown for it before. Repeating it does no harm. A way
     * that is closed (an interaction that has expired, a message that was deleted) is replaced by the next one: edit,
     * follow-up, message in the channel, private message.
     */
    Shown show(Conversation conversation, Message message);

    /**
     * Where to write to a person in private who has not asked for anything, in the door's own words, as {@link #show} takes them.
     *
     * @param person the platform's own id
     */
    String privateAddress(String person);

    /**
     * Whether who called manages the place of the call, by the platform's own word. Asked in the call's step and only where it
     * matters, so it may wait for the platform. Empty when the platform does not say now.
     */
    default Optional<Boolean> manages(Call call) {
        return Optional.of(call.place().moderator());
    }

    /**
     * A call and how far its answer has come.
     *
     * @param address the door's own words on where to answer, as it gave them to {@link ChatDesk#receive} or returned them
     *     last; it may hold secrets of the platform and is forgotten with the call
     * @param attempts how often this very word was tried before
     */
    record Conversation(Call call, String address, Purpose purpose, int attempts) {

        /** Whether the word must not be lost. */
        public boolean last() {
            return purpose != Purpose.PASSING;
        }
    }

    /** What a word is for. */
    enum Purpose {
        /** On the progress; it may be skipped. */
        PASSING,
        /** The final one, which must not be lost. */
        LAST,
        /** What is left of a last word whose pictures are to go; where that message is gone, there is nothing to do. */
        TAKING_BACK
    }

    /** What came of it. */
    sealed interface Shown {
        /**
         * It is there; {@code address} is kept for the next word. After the last word with pictures it is kept for 30 days, so
         * that the message can be taken back when the picture is deleted or hidden: leave out of it what is of no use by then.
         * A secret that expires sooner, and takes the message back until then, stays in it as the JSON string {@code token}: the
         * desk blanks it at once where the message shows no generation, else with the words of the call.
         */
        record Done(String address) implements Shown {}

        /** Not now; try again after a while. {@code address} is kept. */
        record Later(Duration after, String address) implements Shown {}

        /** Nobody can be told any more: blocked, kicked, closed. The note is for operators and names no person. */
        record Unreachable(String note) implements Shown {}
    }
}
