package dev.loggia.engine.quota;

import java.time.LocalDate;
import java.util.List;

/**
 * What accepting one free generation takes: one from each subject, or nothing.
 *
 * @param window first day, in UTC, of the day or ISO week that counts
 * @param subjects narrowest first: the requester, then the networks around a visitor's address
 * @param limits one for each subject
 * @param widths one for each subject, ascending; a subject has the same in every claim, so that all lock in one order
 */
public record QuotaClaim(LocalDate window, List<String> subjects, List<Integer> limits, List<Integer> widths) {
    public QuotaClaim {
        subjects = List.copyOf(subjects);
        limits = List.copyOf(limits);
        widths = List.copyOf(widths);
        if (subjects.isEmpty() || subjects.size() != limits.size() || limits.size() != widths.size()) {
            throw new IllegalArgumentException("Each subject has a limit and a width");
        }
    }
}
