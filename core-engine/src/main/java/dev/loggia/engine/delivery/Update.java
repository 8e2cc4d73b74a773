package dev.loggia.engine.delivery;

import dev.loggia.engine.platform.GenerationId;

/** What changed; never how: who is woken reads the database. */
public sealed interface Update {

    /** A generation has another state, place in queue, progress or result. */
    record GenerationChanged(GenerationId id) implements Update {}

    /** The feed has an item more or less. */
    record FeedChanged() implements Update {}
}
