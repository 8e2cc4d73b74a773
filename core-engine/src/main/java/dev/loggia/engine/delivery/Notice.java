package dev.loggia.engine.delivery;

/**
 * Something that somebody is told.
 *
 * @param kind what is told, such as {@code result}; the door's handler of that kind finds the words
 * @param subject what it is about
 * @param key tells it from every other notice: the same key again is the same notice, and is not told again
 */
public record Notice(Recipient recipient, String kind, Subject subject, String key) {

    public Notice {
        if (!kind.matches("[a-z]{1,16}") || key.isBlank() || key.length() > 250) {
            throw new IllegalArgumentException("A notice has a kind of letters, and a key of at most 250 characters");
        }
    }
}
