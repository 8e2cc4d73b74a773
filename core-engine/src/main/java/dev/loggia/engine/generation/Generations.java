package dev.loggia.engine.generation;

import dev.loggia.engine.account.Asker;
import dev.loggia.engine.platform.GenerationId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door: ask for a generation, look at it, cancel or delete it. */
@Component
public class Generations {

    /** Accepts or says why not, in one round trip to the database. Idempotent by the command's key. */
    public SubmitOutcome submit(SubmitGeneration command) {
        throw new IllegalStateException("being written");
    }

    /** A generation as {@code viewer} may see it; null is a viewer who owns nothing. Empty when there is none. */
    public Optional<GenerationView> find(GenerationId id, @Nullable Asker viewer) {
        throw new IllegalStateException("being written");
    }

    /** The asker's own, newest first, at most {@code limit}; {@code before} is the id to continue after. */
    public List<GenerationView> listOwn(Asker asker, @Nullable GenerationId before, int limit) {
        throw new IllegalStateException("being written");
    }

    /** Cancels before submission, deletes after the end. Idempotent. */
    public RemoveOutcome remove(GenerationId id, Asker asker) {
        throw new IllegalStateException("being written");
    }

    /** A provider's genuine callback: wakes the job, and names the task of an attempt whose answer was lost. Idempotent. */
    public void providerCalled(GenerationId id, int attempt, String taskId) {
        throw new IllegalStateException("being written");
    }
}
