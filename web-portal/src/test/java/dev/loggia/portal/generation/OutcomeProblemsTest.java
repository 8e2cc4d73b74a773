package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.SubmitRejection;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Rejection;
import dev.loggia.portal.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeProblemsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<SubmitOutcome> REFUSALS = List.of(
            new SubmitOutcome.NotEnoughCredits(12, 3),
            new SubmitOutcome.QuotaUsedUp(MediaKind.IMAGE, 5, NOW.plusSeconds(60)),
            new SubmitOutcome.PromptRefused(rejection("No.")),
            new SubmitOutcome.InvalidSettings(
                    List.of(new SubmitOutcome.InvalidSettings.Problem("model", rejection("No such.")))),
            new SubmitOutcome.MembersOnly(rejection("Sign up.")),
            new SubmitOutcome.Busy(rejection("Wait."), Duration.ofSeconds(7)),
            new SubmitOutcome.KeyReused(),
            new SubmitOutcome.KeyInFlight());

    private final OutcomeProblems problems = new OutcomeProblems(InstantSource.fixed(NOW));

    @Test
    void everyOutcomeThatIsNotAnAcceptanceHasItsProblem() {
        Set<Class<?>> permitted = new HashSet<>(Arrays.asList(SubmitOutcome.class.getPermittedSubclasses()));
        permitted.remove(SubmitOutcome.Accepted.class);
        Set<Class<?>> tested = new HashSet<>();
        for (SubmitOutcome refusal : REFUSALS) {
            Problem problem = problems.of(refusal);
            assertThat(problem.type().status()).isBetween(400, 499);
            assertThat(problem.detail()).isNotBlank();
            tested.add(refusal.getClass());
        }
        assertThat(tested).isEqualTo(permitted);
    }

    @Test
    void missingCreditsSpeakThePlansWords() {
        Problem problem = problems.of(new SubmitOutcome.NotEnoughCredits(12, 3));

        assertThat(problem.type().status()).isEqualTo(402);
        assertThat(problem.type().title()).isEqualTo("Insufficient credits");
        assertThat(problem.fields())
                .containsEntry("required", 12L)
                .containsEntry("available", 3L)
                .containsEntry("purchaseUrl", "/credits");
    }

    @Test
    void aBusyEngineSaysWhenToComeAgain() {
        assertThat(problems.of(new SubmitOutcome.Busy(rejection("Wait."), Duration.ofSeconds(7)))
                        .headers())
                .containsEntry("Retry-After", "7");
    }

    private static Rejection rejection(String sentence) {
        return Rejection.of(SubmitRejection.PAUSED, sentence);
    }
}
