package dev.loggia.portal.generation;

import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/** What only asking for a generation can meet. */
@Component
class GenerationProblem implements ProblemTypes {
    static final ProblemType INSUFFICIENT_CREDITS = ProblemType.of(
            "insufficient_credits",
            402,
            "Insufficient credits",
            "The price is higher than the balance. Nothing was charged.");
    static final ProblemType KEY_IN_FLIGHT = ProblemType.of(
            "key_in_flight",
            409,
            "Request in flight",
            "A request with the same Idempotency-Key is being accepted right now. Try again.");
    static final ProblemType IN_PROGRESS = ProblemType.of(
            "in_progress", 409, "In progress", "The provider is working on it. It can be deleted once it has ended.");
    static final ProblemType PROMPT_REFUSED =
            ProblemType.of("prompt_refused", 422, "Prompt refused", "The prompt cannot be used. Nothing was accepted.");
    static final ProblemType KEY_REUSED = ProblemType.of(
            "key_reused",
            422,
            "Idempotency-Key reused",
            "The same Idempotency-Key came before with another body. Use a new key.");
    static final ProblemType QUOTA_USED_UP = ProblemType.of(
            "quota_used_up", 429, "Free quota used up", "The free generations of this day or week are used up.");
    static final ProblemType BUSY = ProblemType.of(
            "busy",
            429,
            "Busy",
            "Too much is under way, or generation is paused. See the Retry-After header. Nothing was accepted.");
    static final ProblemType GENERATION_FAILED = ProblemType.of(
            "generation_failed", 502, "Generation failed", "It was accepted and failed. It cost nothing.");

    @Override
    public List<ProblemType> list() {
        return List.of(
                INSUFFICIENT_CREDITS,
                KEY_IN_FLIGHT,
                IN_PROGRESS,
                PROMPT_REFUSED,
                KEY_REUSED,
                QUOTA_USED_UP,
                BUSY,
                GENERATION_FAILED);
    }
}
