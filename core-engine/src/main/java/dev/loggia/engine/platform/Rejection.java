package dev.loggia.engine.platform;

import java.util.List;

/**
 * Why the engine does not do what it was asked: one sentence in English, and the same as a stable code with its parameters, for
 * doors that have words of their own or speak other languages.
 *
 * @param arguments as the code lists them: texts, whole numbers, and lists of texts; all safe to show, none of them from a
 *     prompt
 * @param sentence what is wrong and the way out; safe to show, but meant for the requester alone
 */
public record Rejection(Code code, List<Object> arguments, String sentence) {

    /** Implemented by an enum of each feature that rejects something. */
    public interface Code {

        /** Unique over all features, and never renamed: doors have their sentences by it. */
        String name();
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
