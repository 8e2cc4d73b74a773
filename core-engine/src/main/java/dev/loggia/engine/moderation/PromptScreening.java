package dev.loggia.engine.moderation;

/**
 * Decides whether a prompt may be generated. Implementations may ask a remote service, so never call this inside a
 * transaction; they answer within seconds, never throw for what the prompt holds, never keep it and never log it. Asking
 * twice is harmless. Safe from any thread.
 */
public interface PromptScreening {

    /** Only {@link ScreeningOutcome.Allowed} lets a generation go on. */
    ScreeningOutcome screen(String prompt);
}
