package dev.loggia.engine.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who did what to what.
 *
 * @param actor who, such as {@code member:<id>}, {@code agent:<name>} or {@code system}; 1 to 200 characters
 * @param action what, such as {@code credit.adjust}; lower case, 1 to 64 characters of {@code a-z0-9_.-}
 * @param subjectType the kind of thing it was done to, such as {@code account}; as {@code action}
 * @param subjectId which one; 1 to 200 characters
 * @param details short facts, at most 32 of at most 1,000 characters; never a prompt, a secret, an e-mail or an address
 * @param at when; kept in microseconds, as the database does
 */
public record AuditEntry(
        String actor, String action, String subjectType, String subjectId, Map<String, String> details, Instant at) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");
    private static final int LONGEST_ID = 200;
    private static final int MOST_DETAILS = 32;
    private static final int LONGEST_DETAIL = 1_000;

    public AuditEntry {
        require(fits(actor), "An actor has 1 to 200 characters");
        require(NAME.matcher(action).matches(), "Not an action");
        require(NAME.matcher(subjectType).matches(), "Not a subject type");
        require(fits(subjectId), "A subject id has 1 to 200 characters");
        details = Map.copyOf(details);
        require(details.size() <= MOST_DETAILS, "Too many details");
        details.forEach((key, value) -> require(
                NAME.matcher(key).matches() && value.length() <= LONGEST_DETAIL && storable(value), "Not a detail"));
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean fits(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && storable(id);
    }

    /** PostgreSQL keeps no NUL in text. */
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Without the details. */
    @Override
    public String toString() {
        return "AuditEntry[" + actor + " " + action + " " + subjectType + ":" + subjectId + " at " + at + "]";
    }
}
