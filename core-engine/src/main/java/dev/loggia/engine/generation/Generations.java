package dev.loggia.engine.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.accept.RepeatHandler;
import dev.loggia.engine.generation.accept.SubmitHandler;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.generation.read.GenerationQueries;
import dev.loggia.engine.generation.run.Callbacks;
import dev.loggia.engine.generation.settle.Deletion;
import dev.loggia.engine.generation.state.GenerationWork;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.provider.TaskCallback;
import dev.loggia.engine.work.Work;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door: ask for a generation, look at it, cancel or delete it. */
@Component
public class Generations {
    private final SubmitHandler submissions;
    private final GenerationQueries views;
    private final Deletion deletion;
    private final RepeatHandler repeats;
    private final Callbacks callbacks;
    private final Admission admission;
    private final Work work;

    Generations(
            SubmitHandler submissions,
            GenerationQueries views,
            Deletion deletion,
            RepeatHandler repeats,
            Callbacks callbacks,
            Admission admission,
            Work work) {
        this.submissions = submissions;
        this.views = views;
        this.deletion = deletion;
        this.repeats = repeats;
        this.callbacks = callbacks;
        this.admission = admission;
        this.work = work;
    }

    /** Accepts or says why not, in one round trip to the database. Idempotent by the command's key. */
    public SubmitOutcome submit(SubmitGeneration command) {
        return submitted(submissions.accept(command));
    }

    /**
     * As {@link #submit}, but paid with the small share of a visitor who has just answered a challenge: for when
     * {@code submit} said that the free quota is used up. Counted as exactly as that.
     *
     * @throws IllegalArgumentException when the requester is no visitor
     */
    public SubmitOutcome submitFromShare(SubmitGeneration command) {
        return submitted(submissions.acceptFromShare(command));
    }

    /**
     * As {@link #submit}, for one of the requester's own generations again: same kind, model, settings and words but for what is
     * changed. Idempotent by the wish's key, also when the one it was made of is gone by then. Empty when there is no such generation of the
     * requester's, or its words are forgotten.
     */
    public Optional<SubmitOutcome> repeat(RepeatGeneration wish) {
        return repeats.of(wish)
                .map(this::submit)
                .or(() -> submissions.earlier(wish.requester(), wish.idempotencyKey()));
    }

    /**
     * What the requester wrote for one of their own generations, to be written differently: for a form that they alone see. Empty
     * when there is no such generation of the requester's, or its words are forgotten.
     */
    public Optional<String> words(GenerationId id, Requester requester) {
        return repeats.words(id, requester);
    }

    /** What the requester was given under an idempotency key, for as long as keys are remembered. */
    public Optional<GenerationId> findByKey(Requester requester, String key) {
        return views.findByKey(requester, key);
    }

    private SubmitOutcome submitted(SubmitOutcome outcome) {
        if (outcome instanceof SubmitOutcome.Accepted) {
            work.wakeAfterCommit(GenerationWork.KIND);
        }
        return outcome;
    }

    /** A generation as {@code viewer} may see it; null is a viewer who owns nothing. Empty when there is none. */
    public Optional<GenerationView> find(GenerationId id, @Nullable Requester viewer) {
        return views.find(id, viewer);
    }

    /** One generation, and who looks at it; null is a viewer who owns nothing. */
    public record Look(GenerationId id, @Nullable Requester viewer) {}

    /** As {@link #find}, for many at once and in their order, in a handful of statements however many there are. */
    public List<Optional<GenerationView>> findAll(List<Look> looks) {
        return views.findAll(looks);
    }

    /** The requester's own, newest first, at most {@code limit}; {@code before} is the id to continue after. */
    public List<GenerationView> listOwn(Requester requester, @Nullable GenerationId before, int limit) {
        return views.listOwn(requester, before, limit);
    }

    /**
     * The requester's own whose prompt or model contains the words, newest first, at most {@code limit}; all for no words. Looks at
     * their newest 1 000 alone. Who has no
     * account finds by their words too, though the views do not repeat them.
     */
    public List<GenerationView> searchOwn(Requester requester, String words, int limit) {
        return views.searchOwn(requester, words, limit);
    }

    /** Cancels before submission, deletes after the end. Idempotent. */
    public RemoveOutcome remove(GenerationId id, Requester requester) {
        return deletion.remove(id, requester);
    }

    /** Takes what was published out of the feed, for moderators; its maker keeps it. Idempotent: false when it was not in it. */
    public boolean withdraw(GenerationId id) {
        return deletion.withdraw(id);
    }

    /** Whether the provider takes nothing at the moment, so that all that wait go on waiting. */
    public boolean paused() {
        return admission.paused();
    }

    /** A provider's genuine callback: wakes the job, and names the task of an attempt whose answer was lost. Idempotent. */
    public void providerCalled(TaskCallback callback) {
        callbacks.receive(callback);
    }
}
