package dev.loggia.chat;

import java.util.List;

/**
 * An option of a command. Its description is the text {@code COMMAND.NAME} in the bundles. In Telegram the text after the
 * command is the first option, others are {@code name:value}.
 *
 * @param choices all that it may be, at most 25; empty when it is free or completed
 * @param completed whether {@link ChatCommand#suggest} completes it
 * @param min least number, or shortest text
 * @param max largest number, or longest text
 */
public record CommandOption(
        String name, Kind kind, boolean required, List<Choice> choices, boolean completed, int min, int max) {

    public enum Kind {
        TEXT,
        NUMBER,
        SWITCH,
        /** A picture of the person's. */
        PICTURE,
        /** A person in the chat; the value is the platform's id. */
        PERSON
    }

    /** What the command gets as {@code value}, and what people see as {@code label}. */
    public record Choice(String value, String label) {}

    public CommandOption {
        if (!name.matches("[a-z]{1,32}") || choices.size() > 25 || min < 0 || max < min) {
            throw new IllegalArgumentException("Not an option: " + name);
        }
        choices = List.copyOf(choices);
    }
}
