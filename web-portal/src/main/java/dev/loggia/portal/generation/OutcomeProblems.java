package dev.loggia.portal.generation;

import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.SubmitOutcome.Busy;
import dev.loggia.engine.generation.SubmitOutcome.InvalidSettings;
import dev.loggia.engine.generation.SubmitOutcome.KeyInFlight;
import dev.loggia.engine.generation.SubmitOutcome.KeyReused;
import dev.loggia.engine.generation.SubmitOutcome.MembersOnly;
import dev.loggia.engine.generation.SubmitOutcome.NotEnoughCredits;
import dev.loggia.engine.generation.SubmitOutcome.PromptRefused;
import dev.loggia.engine.generation.SubmitOutcome.QuotaUsedUp;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.models.ModelProblem;
import dev.loggia.portal.problem.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The one table from what the engine answers to what HTTP answers. A test checks that no outcome is missing. */
@Component
class OutcomeProblems {
    private static final String UPGRADE = "/signup";

    private final InstantSource clock;
    private final Map<Class<?>, Function<SubmitOutcome, Problem>> table = new LinkedHashMap<>();

    OutcomeProblems(InstantSource clock) {
        this.clock = clock;
        on(NotEnoughCredits.class, OutcomeProblems::notEnoughCredits);
        on(QuotaUsedUp.class, this::quotaUsedUp);
        on(PromptRefused.class, it -> Problem.of(GenerationProblem.PROMPT_REFUSED, it.sentence()));
        on(InvalidSettings.class, OutcomeProblems::invalidSettings);
        on(MembersOnly.class, it -> Problem.of(ModelProblem.MEMBERS_ONLY, it.sentence())
                .with("upgradeUrl", UPGRADE));
        on(Busy.class, it -> Problem.of(GenerationProblem.BUSY, it.sentence()).retryAfter(it.retryAfter()));
        on(KeyReused.class, it -> Problem.of(GenerationProblem.KEY_REUSED));
        on(KeyInFlight.class, it -> Problem.of(GenerationProblem.KEY_IN_FLIGHT).retryAfter(Duration.ofSeconds(1)));
    }

    /** The problem of an outcome that is not an acceptance. */
    Problem of(SubmitOutcome outcome) {
        Function<SubmitOutcome, Problem> entry = table.get(outcome.getClass());
        if (entry == null) {
            throw new IllegalStateException(
                    "No problem for " + outcome.getClass().getSimpleName());
        }
        return entry.apply(outcome);
    }

    private <T extends SubmitOutcome> void on(Class<T> outcome, Function<T, Problem> problem) {
        table.put(outcome, it -> problem.apply(outcome.cast(it)));
    }

    private static Problem notEnoughCredits(NotEnoughCredits outcome) {
        return Problem.of(
                        GenerationProblem.INSUFFICIENT_CREDITS,
                        "This needs " + outcome.required() + " credits and you have " + outcome.available()
                                + ". Nothing was charged. Buy credits, or choose cheaper settings.")
                .with("required", outcome.required())
                .with("available", outcome.available())
                .with("purchaseUrl", "/credits");
    }

    /** The sentence is the plan's. */
    private Problem quotaUsedUp(QuotaUsedUp outcome) {
        boolean image = outcome.kind() == MediaKind.IMAGE;
        String amount = outcome.limit() + " " + outcome.kind().wireName() + (outcome.limit() == 1 ? "" : "s");
        return Problem.of(
                        GenerationProblem.QUOTA_USED_UP,
                        "Free users can generate " + amount + " per " + (image ? "day" : "week")
                                + ". Sign up for unlimited generations!")
                .with("error", image ? "Daily limit reached" : "Weekly limit reached")
                .with("upgradeUrl", UPGRADE)
                .with("limit", outcome.limit())
                .with("resetsAt", outcome.resetsAt())
                .retryAfter(Duration.between(clock.instant(), outcome.resetsAt()));
    }

    private static Problem invalidSettings(InvalidSettings outcome) {
        String detail = outcome.problems().stream()
                .map(InvalidSettings.Problem::sentence)
                .findFirst()
                .orElseGet(ModelProblem.INVALID_SETTINGS::meaning);
        return Problem.of(ModelProblem.INVALID_SETTINGS, detail).with("problems", outcome.problems());
    }
}
