package dev.loggia.proof.race;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the repetitions of one contest came to. */
final class Tally {
    static final String HEADING = String.format(
            Locale.ROOT,
            "%-9s %-16s %8s %11s %10s %7s %6s %10s %9s %7s %8s",
            "algorithm",
            "limit",
            "allowed",
            "repetitions",
            "exact",
            "fewest",
            "most",
            "given out",
            "too many",
            "errors",
            "seconds");

    private final Contest contest;
    private int repetitions;
    private int exact;
    private int oversold;
    private long fewest = Long.MAX_VALUE;
    private long most;
    private long given;
    private int errors;
    private int deadlocks;
    private double seconds;

    Tally(Contest contest) {
        this.contest = contest;
    }

    /** Exact is what both the clients were told and the database keeps. */
    void add(Clients.Rush rush, long kept) {
        repetitions++;
        long most = Math.max(rush.succeeded(), kept);
        long fewest = Math.min(rush.succeeded(), kept);
        exact += most == contest.allowed() && fewest == most ? 1 : 0;
        oversold += most > contest.allowed() ? 1 : 0;
        this.most = Math.max(this.most, most);
        this.fewest = Math.min(this.fewest, fewest);
        given += most;
        errors += rush.errors().size();
        rush.errors().forEach(error -> deadlocks += isDeadlock(error) ? 1 : 0);
    }

    void took(double time) {
        seconds = time;
    }

    boolean alwaysExact() {
        return exact == repetitions && errors == 0;
    }

    int deadlocks() {
        return deadlocks;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-9s %-16s %8d %11d %10d %7d %6d %10d %9d %7d %8.1f",
                contest.algorithm(),
                contest.prize(),
                contest.allowed(),
                repetitions,
                exact,
                fewest,
                most,
                given,
                tooMany(),
                errors,
                seconds);
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("algorithm", contest.algorithm());
        figures.put("limit", contest.prize());
        figures.put("allowed", contest.allowed());
        figures.put("repetitions", repetitions);
        figures.put("exact", exact);
        figures.put("oversold", oversold);
        figures.put("fewest", fewest);
        figures.put("most", most);
        figures.put("givenOut", given);
        figures.put("tooMany", tooMany());
        figures.put("errors", errors);
        figures.put("deadlocks", deadlocks);
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        return figures;
    }

    private long tooMany() {
        return given - (long) repetitions * contest.allowed();
    }

    private static boolean isDeadlock(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "40P01".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
