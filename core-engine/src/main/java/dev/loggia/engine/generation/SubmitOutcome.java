package dev.loggia.engine.generation;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking. Only {@link Accepted} costs anything. */
public sealed interface SubmitOutcome {

    /**
     * Accepted and durable: it will end, whatever crashes.
     *
     * @param price credits held, or for a free asker the credits a member would pay
     * @param balance credits left to a member, null for a free asker
     * @param quotaLeft what is left of the free quota of this kind, null for a member
     * @param replayed whether this repeats an earlier acceptance under the same idempotency key
     */
    record Accepted(
            GenerationId id,
            long price,
            @Nullable Long balance,
            @Nullable Integer quotaLeft,
            boolean replayed) implements SubmitOutcome {}

    record NotEnoughCredits(long required, long available) implements SubmitOutcome {}

    /** The free quota of the window is used up. */
    record QuotaUsedUp(MediaKind kind, int limit, Instant resetsAt) implements SubmitOutcome {}

    /** The prompt cannot be used; the sentence says why and what to do. */
    record PromptRefused(String sentence) implements SubmitOutcome {}

    /** Settings or model are wrong; one sentence a field. */
    record InvalidSettings(List<Problem> problems) implements SubmitOutcome {
        /** @param field the setting, {@code model} or {@code prompt} */
        public record Problem(String field, String sentence) {}

        public InvalidSettings {
            problems = List.copyOf(problems);
        }

        static InvalidSettings of(String field, String sentence) {
            return new InvalidSettings(List.of(new Problem(field, sentence)));
        }
    }

    /** The model exists, but only members may use it. */
    record MembersOnly(String sentence) implements SubmitOutcome {}

    /** Too much at once, or generation is paused; try again after the given time. */
    record Busy(String sentence, Duration retryAfter) implements SubmitOutcome {}

    /** The same idempotency key came before with another body. */
    record KeyReused() implements SubmitOutcome {}

    /** A request with the same idempotency key is being accepted right now. */
    record KeyInFlight() implements SubmitOutcome {}
}
