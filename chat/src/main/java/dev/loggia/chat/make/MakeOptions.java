package dev.loggia.chat.make;

import dev.loggia.chat.Call;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.CommandOption.Kind;
import java.util.List;

/** Options that several commands have. */
public final class MakeOptions {
    private static final int LONGEST_PROMPT = 4000;

    private MakeOptions() {}

    public static CommandOption prompt() {
        return new CommandOption("prompt", Kind.TEXT, true, List.of(), false, 1, LONGEST_PROMPT);
    }

    public static CommandOption model() {
        return new CommandOption("model", Kind.TEXT, false, List.of(), true, 0, 100);
    }

    public static CommandOption aspect() {
        return new CommandOption("aspect", Kind.TEXT, false, List.of(), true, 0, 10);
    }

    public static CommandOption style() {
        return new CommandOption("style", Kind.TEXT, false, Style.choices(), false, 0, 40);
    }

    public static CommandOption seed() {
        return new CommandOption("seed", Kind.NUMBER, false, List.of(), false, 0, Integer.MAX_VALUE);
    }

    public static CommandOption negative() {
        return new CommandOption("negative", Kind.TEXT, false, List.of(), false, 1, 500);
    }

    public static CommandOption duration() {
        return new CommandOption("duration", Kind.NUMBER, false, List.of(), false, 1, 60);
    }

    /** On or off. */
    public static CommandOption flag(String name) {
        return new CommandOption(name, Kind.SWITCH, false, List.of(), false, 0, 0);
    }

    /** What a flag says, or what counts without it; Telegram's people type it. */
    public static boolean flag(Call call, String name, boolean otherwise) {
        return call.option(name)
                .map(text -> switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "true", "on", "yes", "1", "an", "ja" -> true;
                    case "false", "off", "no", "0", "aus", "nein" -> false;
                    default -> otherwise;
                })
                .orElse(otherwise);
    }
}
