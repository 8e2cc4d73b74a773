package dev.loggia.proof.chat;

/** Somebody in a chat whom nobody else asks for. One thread at a time has all guests of a chat do something. */
public interface Guest {

    Platform platform();

    /** The platform's own user id. */
    String user();

    /** Types {@code /imagine}. */
    Question imagines(String prompt);

    /**
     * Presses a button under the first picture they got.
     *
     * @throws IllegalStateException when they have none
     */
    Question presses(String label);

    /** How many messages with a picture they see that the bot gave them. */
    int pictures();

    /** How many messages of the bot to them hold no picture: words that were left standing, refusals. */
    int words();
}
