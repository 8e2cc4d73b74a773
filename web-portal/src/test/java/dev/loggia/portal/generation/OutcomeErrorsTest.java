package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.message.EngineMessages;
import dev.loggia.engine.message.MessageBundles;
import dev.loggia.engine.message.Messages;
import dev.loggia.portal.page.PageMessages;
import dev.loggia.portal.testing.TestPortal;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutcomeErrorsTest {

    @Test
    void hasASentenceForEveryOutcomeButAcceptance() {
        Messages messages = new MessageBundles();
        InstantSource clock = InstantSource.fixed(TestPortal.NOW);
        OutcomeErrors errors =
                new OutcomeErrors(new PageMessages(messages, new EngineMessages(messages), clock), clock);
        assertThat(Arrays.stream(SubmitOutcome.class.getPermittedSubclasses())
                        .filter(outcome -> outcome != SubmitOutcome.Accepted.class))
                .allMatch(errors::covers);
    }
}
