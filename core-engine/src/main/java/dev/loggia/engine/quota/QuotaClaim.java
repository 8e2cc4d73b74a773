package dev.loggia.engine.quota;

import java.time.LocalDate;
import java.util.List;

/**
 * What accepting one free generation takes: one from each subject, or nothing.
 *
 * @param window first day, in UTC, of the day or ISO week that counts
 * @param subjects narrowest first: the requester, then the networks around a visitor's address
 * @param limits one for each subject
 */
public record QuotaClaim(LocalDate window, List<String> subjects, List<Integer> limits) {
    public QuotaClaim {
        subjects = List.copyOf(subjects);
        limits = List.copyOf(limits);
        if (subjects.isEmpty() || subjects.size() != limits.size()) {
            throw new IllegalArgumentException("Each subject has a limit");
        }
    }
}
