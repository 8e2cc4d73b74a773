package dev.loggia.engine.generation;

import dev.loggia.engine.delivery.Subject;
import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.delivery.Updates;
import dev.loggia.engine.platform.GenerationId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Watching generations: {@link Updates} by their ids. */
@Component
public class GenerationUpdates {
    /** Of the subjects of notices and updates. */
    public static final String KIND = "generation";

    private final Updates updates;

    GenerationUpdates(Updates updates) {
        this.updates = updates;
    }

    public static Subject subject(GenerationId id) {
        return new Subject(KIND, id.toString());
    }

    /** @throws IllegalArgumentException when it is no generation */
    public static GenerationId id(Subject subject) {
        if (!subject.kind().equals(KIND)) {
            throw new IllegalArgumentException("Not a generation: " + subject.kind());
        }
        return new GenerationId(UUID.fromString(subject.id()));
    }

    /** Says that a generation has another state, place in queue, progress or result; as {@link Updates#publish}. */
    public void publish(GenerationId id) {
        updates.publish(subject(id));
    }

    /** As {@link Updates#publishAfterCommit}. */
    public void publishAfterCommit(GenerationId id) {
        updates.publishAfterCommit(subject(id));
    }

    /** As {@link Updates#subscribe}. */
    public Subscription subscribe(GenerationId id, Runnable wake) {
        return updates.subscribe(subject(id), wake);
    }
}
