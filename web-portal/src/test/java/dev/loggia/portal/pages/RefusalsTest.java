package dev.loggia.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.SubmitOutcome;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class RefusalsTest {

    @Test
    void hasASentenceForEveryOutcomeButAcceptance() {
        InstantSource clock = InstantSource.fixed(FakeStudio.NOW);
        Refusals refusals = new Refusals(new Words(new StaticMessageSource(), clock), clock);
        assertThat(Arrays.stream(SubmitOutcome.class.getPermittedSubclasses())
                        .filter(outcome -> outcome != SubmitOutcome.Accepted.class))
                .allMatch(refusals::covers);
    }
}
