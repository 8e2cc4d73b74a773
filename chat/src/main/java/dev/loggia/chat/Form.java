package dev.loggia.chat;

import java.util.List;

/**
 * A form: a modal in Discord, a question to be answered by a reply in Telegram (which asks for the first field alone).
 *
 * @param action what its submission does; the fields are its options
 * @param title a key of the texts
 */
public record Form(String action, String title, List<Field> fields) {

    /** @param label a key of the texts */
    public record Field(String name, String label, boolean paragraph, boolean required, int maxLength) {}

    public Form {
        fields = List.copyOf(fields);
    }
}
