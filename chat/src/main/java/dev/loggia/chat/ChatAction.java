package dev.loggia.chat;

/**
 * Something a person can do in a chat: type a command, press a button, fill in a form. One folder each; a Spring component
 * that implements this is all it takes to exist in every chat door.
 */
public interface ChatAction {

    /** Short and stable, {@code [a-z]{1,12}}: it is in the buttons of old messages. A command is typed by this name. */
    String name();

    /** How the door acknowledges it, before anything is read or written. */
    Acknowledgement acknowledgement();

    /** Whether its answer depends on who may manage the place, which some platforms have to be asked for. */
    default boolean asksWhoManages() {
        return false;
    }

    /**
     * Does it and says what came of it. Runs after the acknowledgement and the durable note of the call, on any node that has
     * the door, outside transactions. At least once for each call: what it changes is keyed by {@link Call#id()}.
     */
    Answer answer(Call call);
}
