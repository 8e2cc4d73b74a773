package dev.loggia.chat;

import java.net.URI;

/**
 * A button under a message.
 *
 * @param label in the reader's language, without the emoji
 * @param emoji one, or empty
 */
public record Button(String label, String emoji, Does does) {

    public sealed interface Does {
        /**
         * Calls an action, with what {@link ButtonIds} makes of the two. Works for as long as the message is there.
         *
         * @param subject what it is about, mostly a generation's id; empty or at most 36 characters
         */
        record Press(String action, String subject, Style style) implements Does {}

        /** Opens a page. */
        record Open(URI page) implements Does {}
    }

    public enum Style {
        PLAIN,
        MAIN,
        DANGER
    }

    public static Button press(String label, String emoji, String action, String subject) {
        return new Button(label, emoji, new Does.Press(action, subject, Style.PLAIN));
    }

    public static Button open(String label, URI page) {
        return new Button(label, "", new Does.Open(page));
    }
}
