package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.portal.page.PageMessages;
import dev.loggia.portal.testing.TestPortal;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class OutcomeErrorsTest {

    @Test
    void hasASentenceForEveryOutcomeButAcceptance() {
        InstantSource clock = InstantSource.fixed(TestPortal.NOW);
        OutcomeErrors errors = new OutcomeErrors(new PageMessages(new StaticMessageSource(), clock), clock);
        assertThat(Arrays.stream(SubmitOutcome.class.getPermittedSubclasses())
                        .filter(outcome -> outcome != SubmitOutcome.Accepted.class))
                .allMatch(errors::covers);
    }
}
