package dev.loggia.engine.generation;

import dev.loggia.engine.account.Owner;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking. Only {@link Accepted} costs anything. */
public sealed interface SubmitOutcome {

    /**
     * Accepted and durable: it will end, whatever crashes.
     *
     * @param price what it costs in credits; held when credits pay
     * @param balance credits left to a member, null for a free requester
     * @param quotaLeft what is left of the free quota of this kind, null where it could not pay or a repeat does not ask
     * @param replayed whether this repeats an earlier acceptance under the same idempotency key
     * @param paidByQuota whether the free quota paid, and no credits
     * @param owner whose it is: of a repeat that could not say who it is, who came first
     */
    record Accepted(
            GenerationId id,
            long price,
            @Nullable Long balance,
            @Nullable Integer quotaLeft,
            boolean replayed,
            boolean paidByQuota,
            Owner owner)
            implements SubmitOutcome {}

    record NotEnoughCredits(long required, long available) implements SubmitOutcome {}

    /** The free quota of the window is used up. */
    record QuotaUsedUp(MediaKind kind, int limit, Instant resetsAt) implements SubmitOutcome {}

    /** The prompt cannot be used; the rejection says why and what to do. */
    record PromptRefused(Rejection rejection) implements SubmitOutcome {
        public String sentence() {
            return rejection.sentence();
        }
    }

    /** Settings or model are wrong; one rejection a field. */
    record InvalidSettings(List<Problem> problems) implements SubmitOutcome {
        /** @param field the setting, {@code model} or {@code prompt} */
        public record Problem(String field, Rejection rejection) {
            public String sentence() {
                return rejection.sentence();
            }
        }

        public InvalidSettings {
            problems = List.copyOf(problems);
        }

        public static InvalidSettings of(String field, Rejection rejection) {
            return new InvalidSettings(List.of(new Problem(field, rejection)));
        }
    }

    /** The model exists, but only members may use it. */
    record MembersOnly(Rejection rejection) implements SubmitOutcome {
        public String sentence() {
            return rejection.sentence();
        }
    }

    /** Too much at once, or generation is paused; try again after the given time. */
    record Busy(Rejection rejection, Duration retryAfter) implements SubmitOutcome {
        public String sentence() {
            return rejection.sentence();
        }
    }

    /** The same idempotency key came before with another body. */
    record KeyReused() implements SubmitOutcome {}

    /** A request with the same idempotency key is being accepted right now. */
    record KeyInFlight() implements SubmitOutcome {}
}
