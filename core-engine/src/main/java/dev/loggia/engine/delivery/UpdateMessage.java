package dev.loggia.engine.delivery;

import dev.loggia.engine.platform.GenerationId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What nodes tell each other: {@code <node> <what>}, where what is {@code feed}, {@code all} or the id of a generation.
 *
 * @param node who sent it, so that a node can drop its own echo
 */
record UpdateMessage(String node, String what) {
    private static final String FEED = "feed";
    private static final String ALL = "all";

    static UpdateMessage of(String node, Update update) {
        return new UpdateMessage(
                node,
                update instanceof Update.GenerationChanged changed
                        ? changed.id().toString()
                        : FEED);
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
    void apply(Consumer<Update> one, Runnable everything) {
        if (what.equals(ALL)) {
            everything.run();
        } else if (what.equals(FEED)) {
            one.accept(new Update.FeedChanged());
        } else {
            GenerationId.find(what).ifPresent(id -> one.accept(new Update.GenerationChanged(id)));
        }
    }
}
