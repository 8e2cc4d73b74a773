package dev.loggia.engine.moderation;

import static dev.loggia.engine.moderation.PromptRejection.PROMPT_EMPTY;
import static dev.loggia.engine.moderation.PromptRejection.PROMPT_TOO_LONG;
import static dev.loggia.engine.moderation.PromptRejection.PROMPT_UNREADABLE;

import dev.loggia.engine.platform.Rejection;

/**
 * A prompt that is fit to be stored, shown to its owner and sent to a provider: not empty, at most {@value #MAX_LENGTH}
 * code points, Unicode NFKC, with ordinary spaces and line breaks and nothing invisible.
 *
 * <p>{@link #toString} does not show the text, so that a prompt cannot reach a log by accident.
 */
public record CleanPrompt(String text) {
    /** The longest prompt that any model reads, in code points. */
    public static final int MAX_LENGTH = 20_000;

    /**
     * Takes a text that was cleaned before, from the database say.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public CleanPrompt {
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_LENGTH || PromptText.hasJunk(text)) {
            throw new IllegalArgumentException("Not a cleaned prompt");
        }
    }

    /** What {@link #of} made of a text. */
    public sealed interface Outcome {}

    /** The prompt to keep in place of what was written. */
    public record Accepted(CleanPrompt prompt) implements Outcome {}

    /** Why the text cannot be a prompt, and the way out. */
    public record Refused(Rejection rejection) implements Outcome {
        public String sentence() {
            return rejection.sentence();
        }
    }

    /**
     * Cleans a text. Never throws; takes time proportional to the text, and almost none for one that is far too long.
     * Whether the content may be generated is for {@link PromptScreening} to say.
     */
    public static Outcome of(String raw) {
        // A code point has at most two chars, and cleaning removes far fewer than half of what an honest text holds.
        if (raw.length() > 4 * MAX_LENGTH) {
            return tooLong();
        }
        if (PromptText.hasJunk(raw)) {
            return refused(
                    PROMPT_UNREADABLE,
                    "The prompt holds characters that are not text, such as control codes. Remove them and send it again.");
        }
        String clean = PromptText.clean(raw);
        if (clean.isBlank()) {
            return refused(PROMPT_EMPTY, "The prompt is empty. Write what you want to see.");
        }
        return clean.codePointCount(0, clean.length()) > MAX_LENGTH ? tooLong() : new Accepted(new CleanPrompt(clean));
    }

    /** In code points, as providers count. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "CleanPrompt[" + length() + " characters]";
    }

    private static Outcome tooLong() {
        return refused(
                PROMPT_TOO_LONG,
                "The prompt is too long: at most " + MAX_LENGTH + " characters can be read. Shorten it.",
                MAX_LENGTH);
    }

    private static Outcome refused(Rejection.Code code, String sentence, Object... arguments) {
        return new Refused(Rejection.of(code, sentence, arguments));
    }
}
