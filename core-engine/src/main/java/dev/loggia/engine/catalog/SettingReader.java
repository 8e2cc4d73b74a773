package dev.loggia.engine.catalog;

import static dev.loggia.engine.catalog.CatalogRejection.SETTING_NOT_FREE;
import static dev.loggia.engine.catalog.CatalogRejection.SETTING_NOT_OFFERED;
import static dev.loggia.engine.catalog.CatalogRejection.SETTING_NO_NUMBER;
import static dev.loggia.engine.catalog.CatalogRejection.SETTING_NO_TEXT;
import static dev.loggia.engine.catalog.CatalogRejection.SETTING_TOO_LONG;
import static dev.loggia.engine.catalog.CatalogRejection.SETTING_UNREADABLE;

import dev.loggia.engine.moderation.CleanPrompt;
import dev.loggia.engine.platform.Rejection;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one value that a user sent for one option. Nothing is rounded, trimmed or guessed. */
final class SettingReader {

    /** Either the value in its own type (String, Integer or Boolean), or what is wrong with it. */
    record Reading(@Nullable Object value, @Nullable Rejection problem) {
        private static Reading of(Object value) {
            return new Reading(value, null);
        }

        private static Reading wrong(Rejection.Code code, String sentence, Object... arguments) {
            return new Reading(null, Rejection.of(code, sentence, arguments));
        }
    }

    private final Option option;
    private final boolean freeTier;

    SettingReader(Option option, boolean freeTier) {
        this.option = option;
        this.freeTier = freeTier;
    }

    Reading read(Object sent) {
        if (option.type() == Option.Type.TEXT) {
            return readText(sent);
        }
        if (option.values().isEmpty()) {
            return readNumber(sent);
        }
        String value = match(sent);
        if (value == null) {
            String shown = Shown.of(sent);
            return Reading.wrong(
                    SETTING_NOT_OFFERED,
                    option.name() + " must be one of " + String.join(", ", allowed()) + ". You sent " + shown + ".",
                    option.name(),
                    allowed(),
                    shown);
        }
        if (freeTier && !option.freeValues().contains(value)) {
            return Reading.wrong(
                    SETTING_NOT_FREE,
                    "On the free tier " + option.name() + " can be " + String.join(", ", allowed())
                            + ". Sign in to use " + value + " with credits.",
                    option.name(),
                    allowed(),
                    value);
        }
        return Reading.of(typed(option, value));
    }

    /** A value of a catalogue in its own type. */
    static Object typed(Option option, String value) {
        return switch (option.type()) {
            case CHOICE, TEXT -> value;
            case NUMBER -> Integer.valueOf(value);
            case SWITCH -> Boolean.valueOf(value);
        };
    }

    private List<String> allowed() {
        return freeTier ? option.freeValues() : option.values();
    }

    private @Nullable String match(Object sent) {
        String text = asText(sent);
        if (text == null) {
            return null;
        }
        String folded = text.toLowerCase(Locale.ROOT);
        return option.values().stream()
                .filter(it -> it.toLowerCase(Locale.ROOT).equals(folded))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String asText(Object sent) {
        boolean whole = sent instanceof Integer
                || sent instanceof Long
                || sent instanceof Short
                || sent instanceof Byte
                || sent instanceof BigInteger big && big.bitLength() < Long.SIZE;
        boolean fitting =
                sent instanceof String || (option.type() == Option.Type.SWITCH ? sent instanceof Boolean : whole);
        return fitting ? sent.toString() : null;
    }

    private Reading readNumber(Object sent) {
        Integer number = WholeNumber.of(sent);
        if (number == null || number < option.min() || number > option.max()) {
            String shown = Shown.of(sent);
            return Reading.wrong(
                    SETTING_NO_NUMBER,
                    option.name() + " must be a whole number from " + option.min() + " to " + option.max()
                            + ". You sent " + shown + ".",
                    option.name(),
                    option.min(),
                    option.max(),
                    shown);
        }
        return Reading.of(number);
    }

    private Reading readText(Object sent) {
        if (!(sent instanceof String text)) {
            return Reading.wrong(SETTING_NO_TEXT, option.name() + " must be text.", option.name());
        }
        CleanPrompt.Outcome cleaned = CleanPrompt.of(text);
        if (cleaned instanceof CleanPrompt.Accepted accepted) {
            int length = accepted.prompt().length();
            return length <= option.max()
                    ? Reading.of(accepted.prompt().text())
                    : Reading.wrong(
                            SETTING_TOO_LONG,
                            option.name() + " can have at most " + option.max() + " characters. You sent " + length
                                    + ".",
                            option.name(),
                            option.max(),
                            length);
        }
        return Reading.wrong(
                SETTING_UNREADABLE,
                option.name() + " cannot be read: it is empty, too long or holds characters that nobody can"
                        + " see. Write it again or leave it out.",
                option.name());
    }
}
