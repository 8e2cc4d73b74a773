package dev.loggia.engine.generation.state;

/** The work that moves a generation on. */
public final class GenerationWork {
    /** Its id is the generation's. */
    public static final String KIND = "generation";

    private GenerationWork() {}
}
