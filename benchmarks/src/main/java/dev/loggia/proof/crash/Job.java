package dev.loggia.proof.crash;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A generation that is watched.
 *
 * @param account whose credits pay for it, or null of a free one
 * @param role {@code free}, {@code paid}, or why it is there beside these
 */
record Job(String role, UUID id, Fate fate, @Nullable UUID account) {

    @Override
    public String toString() {
        return role + " " + id;
    }
}
