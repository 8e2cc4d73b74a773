package dev.loggia.proof.planted;

/**
 * Something that is not as it must be.
 *
 * @param check by its name: an invariant's is {@code audit: } and its own
 * @param detail which row, by ids and counts
 */
record Finding(String check, String detail) {

    static Finding ofAudit(String invariant, String offence) {
        return new Finding(audit(invariant), offence);
    }

    static String audit(String invariant) {
        return "audit: " + invariant;
    }
}
