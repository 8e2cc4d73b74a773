package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A button that a person pressed, and what the bot made of it. */
public final class Press {
    private final World world;
    private final Queries.@Nullable Question question;
    private final String url;

    Press(World world, Queries.@Nullable Question question, String url) {
        this.world = world;
        this.question = question;
        this.url = url;
    }

    /**
     * What the bot showed for the press.
     *
     * @param text "" when it only ended the spinner
     * @param alert whether it is a box that must be closed, not a line that fades
     * @param url what is opened; "" when nothing is
     */
    public record Answer(String text, boolean alert, String url) {}

    /** The callback query's id; "" when the button only opened an address. */
    public String queryId() {
        return question == null ? "" : question.id;
    }

    /** The address that the button opened; "" when it was no such button. */
    public String opened() {
        return url;
    }

    /** Empty while the spinner turns. */
    public Optional<Answer> answer() {
        synchronized (world) {
            ObjectNode answer = question == null ? null : question.answer;
            return Optional.ofNullable(answer)
                    .map(given -> new Answer(
                            Json.string(given, "text"),
                            Json.string(given, "show_alert").equals("true"),
                            Json.string(given, "url")));
        }
    }
}
