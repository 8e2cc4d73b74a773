package dev.loggia.chat;

import java.util.List;
import java.util.Optional;

/** Front door for chat doors: what can be done, and the durable taking of what people do. */
public interface ChatDesk {

    /** All commands, in the order in which they are offered. */
    List<ChatCommand> commands();

    /** How to acknowledge a call of this action; empty when there is no such action (an old button). From memory alone. */
    Optional<Acknowledgement> acknowledgement(String action);

    /**
     * Takes what somebody did. Returns at once, never throws and does not wait for the database: the call is noted on this
     * node's disk before it returns and in the database as soon as that answers. The same event again is no second call.
     *
     * @param address the door's words on where to answer
     */
    default void receive(Call call, String address) {
        hold(call, address).take();
    }

    /**
     * Notes on this node's disk what is about to be acknowledged, so that no moment is left between the two in which it could be
     * lost. Nothing is done about it until it is taken. Returns at once and never throws. When the process ends before it was
     * taken or dropped, it is taken at the next start: nobody knows then whether the acknowledgement got through.
     */
    Held hold(Call call, String address);

    /** A call that waits for its acknowledgement. */
    interface Held {

        /** It was acknowledged: as {@link #receive}. */
        void take();

        /** It could not be acknowledged, and the person knows: as if it had never been. */
        void drop();
    }

    /** Completions for an option, from memory alone; see {@link ChatCommand#suggest}. */
    List<CommandOption.Choice> suggest(String command, Typing typing);

    /**
     * What the form of an action shows when it opens. Waits for the database, but not for long: a form that is late would not
     * open at all. Never throws.
     */
    Opening open(Call call);
}
