package dev.loggia.engine.generation.accept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody is told who asks for much at once. */
class SubmitBurstTest {

    @Test
    void whoHasUsedUpTheQuotaIsToldSoAndWhatIsRefusedCountsToo(@TempDir Path folder) {
        try (TestEngine engine = TestEngine.start(
                folder,
                Map.of("loggia.rates.generate.free-burst", "6", "loggia.rates.generate.free-per-minute", "1"))) {
            Requester eager = TestEngine.visitor("192.0.2.150");
            List<SubmitOutcome> outcomes =
                    IntStream.range(0, 9).mapToObj(i -> engine.ask(eager)).toList();
            assertThat(outcomes.subList(0, 5)).hasOnlyElementsOfType(SubmitOutcome.Accepted.class);
            assertThat(outcomes.subList(5, 9)).hasOnlyElementsOfType(SubmitOutcome.QuotaUsedUp.class);

            Requester careless = TestEngine.visitor("192.0.2.151");
            List<SubmitOutcome> refused = IntStream.range(0, 9)
                    .mapToObj(i -> engine.generations()
                            .submit(new SubmitGeneration(
                                    careless, "test", MediaKind.IMAGE, " ", null, Map.of(), false, null, null, null)))
                    .toList();
            assertThat(refused.subList(0, 6)).hasOnlyElementsOfType(SubmitOutcome.PromptRefused.class);
            assertThat(refused.subList(6, 9)).hasOnlyElementsOfType(SubmitOutcome.Busy.class);
        }
    }
}
