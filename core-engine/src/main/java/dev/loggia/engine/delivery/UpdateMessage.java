package dev.loggia.engine.delivery;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What nodes tell each other: {@code <node> <what>}, where what is {@code all} or a subject, {@code <kind>:<id>}.
 *
 * @param node who sent it, so that a node can drop its own echo
 */
record UpdateMessage(String node, String what) {
    private static final String ALL = "all";

    static UpdateMessage of(String node, Subject changed) {
        return new UpdateMessage(node, changed.toString());
    }

    /** Says that updates were lost: everybody reads again. */
    static UpdateMessage everything(String node) {
        return new UpdateMessage(node, ALL);
    }

    /** Reads a message; empty for what is none. */
    static Optional<UpdateMessage> read(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : Optional.of(new UpdateMessage(text.substring(0, space), text.substring(space + 1)));
    }

    String text() {
        return node + " " + what;
    }

    /** Gives what was said to whom it concerns; what cannot be read, a newer node's word say, is passed over. */
    void apply(Consumer<Subject> one, Runnable everything) {
        if (what.equals(ALL)) {
            everything.run();
        } else {
            subject().ifPresent(one);
        }
    }

    private Optional<Subject> subject() {
        int colon = what.indexOf(':');
        try {
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Subject(what.substring(0, colon), what.substring(colon + 1)));
        } catch (IllegalArgumentException notASubject) {
            return Optional.empty();
        }
    }
}
