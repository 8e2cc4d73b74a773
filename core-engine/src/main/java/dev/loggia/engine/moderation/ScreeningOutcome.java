package dev.loggia.engine.moderation;

import dev.loggia.engine.platform.Rejection;

/**
 * What a screening decided. A remote service that merely flags a prompt counts as a refusal, so there is no third
 * opinion; there is only the case that nobody answered.
 */
public sealed interface ScreeningOutcome {

    /** Nothing speaks against the prompt. */
    record Allowed() implements ScreeningOutcome {}

    /**
     * Must not be generated; asking again will not help.
     *
     * @param category a short stable word for metrics and audit, such as {@code minors}; says nothing else of the prompt
     * @param sentence for the requester: what happened, what it cost, the way out
     */
    record Refused(String category, String sentence) implements ScreeningOutcome {
        public Rejection rejection() {
            return Rejection.of(PromptRejection.PROMPT_SCREENED, sentence, category);
        }
    }

    /**
     * Nobody could decide. Screening fails closed: wait and ask again, or give up, but do not generate.
     *
     * @param reason for the operator; never any part of the prompt
     */
    record Unavailable(String reason) implements ScreeningOutcome {}
}
