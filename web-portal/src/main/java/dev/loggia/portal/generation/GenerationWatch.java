package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one generation with one viewer's eyes: tells the listener how it stands now and whenever that changed, one telling
 * at a time. It holds neither a thread nor a connection in between.
 */
final class GenerationWatch implements AutoCloseable {
    private final Generations generations;
    private final GenerationUpdates updates;
    private final GenerationId id;
    private final @Nullable Requester viewer;
    private final Runnable ended;
    private volatile @Nullable Consumer<Optional<GenerationView>> listener;
    private volatile @Nullable Subscription subscription;
    private volatile boolean closed;
    private @Nullable Optional<GenerationView> last;

    GenerationWatch(
            Generations generations,
            GenerationUpdates updates,
            GenerationId id,
            @Nullable Requester viewer,
            Runnable ended) {
        this.generations = generations;
        this.updates = updates;
        this.id = id;
        this.viewer = viewer;
        this.ended = ended;
    }

    /** @param told how it stands; empty when there is no such generation any more */
    void start(Consumer<Optional<GenerationView>> told) {
        listener = told;
        Subscription opened = updates.subscribe(id, this::look);
        subscription = opened;
        if (closed) {
            opened.close();
        }
        look();
    }

    /** Reads it again and tells what is new. */
    synchronized void look() {
        if (!closed && listener != null) {
            tell(generations.find(id, viewer));
        }
    }

    /** What is to be read for it. */
    Generations.Look wanted() {
        return new Generations.Look(id, viewer);
    }

    /** The version that was told last, before which nothing is told any more; -1 is none. */
    private int versionTold() {
        return last == null ? -1 : last.map(GenerationView::version).orElse(-1);
    }

    /** Tells what was read for it, together with others, unless it is old or known. */
    synchronized void tell(Optional<GenerationView> now) {
        Consumer<Optional<GenerationView>> told = listener;
        boolean old = now.map(view -> view.version() < versionTold()).orElse(false);
        if (closed || told == null || old || now.equals(last)) {
            return;
        }
        last = now;
        told.accept(now);
    }

    /** Idempotent; may be called while it is telling. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Subscription open = subscription;
            if (open != null) {
                open.close();
            }
            ended.run();
        }
    }
}
