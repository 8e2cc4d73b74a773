package dev.loggia.engine.platform;

import java.util.List;

/**
 * Why the engine does not do what it was asked: one sentence in English, and the same as a stable code with its parameters, for
 * doors that have words of their own or speak other languages.
 *
 * @param arguments as {@link Code} lists them: texts, whole numbers, and lists of texts; all safe to show, none of them from a
 *     prompt
 * @param sentence what is wrong and the way out; safe to show, but meant for the requester alone
 */
public record Rejection(Code code, List<Object> arguments, String sentence) {

    /** Never renamed. What stands in brackets are the arguments in order. */
    public enum Code {
        /** [] */
        PROMPT_EMPTY,
        /** [] It holds characters that are not text. */
        PROMPT_UNREADABLE,
        /** [most code points that any model reads] */
        PROMPT_TOO_LONG,
        /** [category of the rule] */
        PROMPT_SCREENED,
        /** [its code points, model, most code points, models that read more] */
        PROMPT_TOO_LONG_FOR_MODEL,
        /** [model, least code points] */
        PROMPT_TOO_SHORT_FOR_MODEL,
        /** [what was asked for, models there are] */
        MODEL_UNKNOWN,
        /** [model, kind asked for, models of that kind] */
        MODEL_OF_OTHER_KIND,
        /** [model, free models] */
        MODEL_NOT_FREE,
        /** [model, setting, settings it has] */
        SETTING_UNKNOWN,
        /** [setting, values to choose from, what was sent] */
        SETTING_NOT_OFFERED,
        /** [setting, values that are free, what was sent] */
        SETTING_NOT_FREE,
        /** [setting, least, greatest, what was sent] */
        SETTING_NO_NUMBER,
        /** [setting] */
        SETTING_NO_TEXT,
        /** [setting, most code points, its code points] */
        SETTING_TOO_LONG,
        /** [setting] It is empty, far too long or holds characters that are not text. */
        SETTING_UNREADABLE,
        /** [model, settings whose values do not go together] */
        SETTINGS_EXCLUDE_EACH_OTHER,
        /** [] */
        PRIVATE_FOR_MEMBERS,
        /** [] */
        TOO_MUCH_AT_ONCE,
        /** [] Nothing is taken at the moment. */
        PAUSED
    }

    public Rejection {
        arguments = List.copyOf(arguments);
    }

    public static Rejection of(Code code, String sentence, Object... arguments) {
        return new Rejection(code, List.of(arguments), sentence);
    }

    /** Leaves out what was sent. */
    @Override
    public String toString() {
        return "Rejection[" + code + "]";
    }
}
