package dev.loggia.proof.frame;

import java.util.Set;
import java.util.function.Consumer;

/** Something that is shown by running it. One folder a proof; {@code Prove} lists them. */
public interface Proof {

    /** As typed after {@code ./loggia prove}. */
    String name();

    /** What it shows, in one sentence, with its arguments. */
    String sentence();

    /** The arguments that it takes, without their dashes. */
    Set<String> arguments();

    /**
     * Runs it on a database of its own.
     *
     * @param progress takes a line now and then, for whoever watches
     */
    Verdict run(Arguments arguments, Consumer<String> progress);
}
