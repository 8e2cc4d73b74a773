package dev.loggia.engine.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notice on its way to a person in a door.
 *
 * @param person the door's own name for them; null where the subject alone says who, in notices of an earlier version
 * @param attempts how often it was tried before
 * @param since when it was begun
 */
public record Delivery(
        UUID id,
        String kind,
        Subject subject,
        String door,
        @Nullable String person,
        int attempts,
        Instant since) {

    @Override
    public String toString() {
        return "Delivery[" + id + " of " + kind + " in " + door + "]";
    }
}
