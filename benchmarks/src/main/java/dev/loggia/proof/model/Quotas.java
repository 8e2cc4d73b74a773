package dev.loggia.proof.model;

import dev.loggia.engine.platform.MediaKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The model's free quota: 5 images a UTC day and 1 video an ISO week for a household (/64), four times that for its
 * neighbourhood (/56), sixteen times for the site around it (/48).
 */
final class Quotas {
    private static final int[] FACTORS = {1, 4, 16};

    private final Map<String, Integer> used;

    Quotas() {
        this(new HashMap<>());
    }

    private Quotas(Map<String, Integer> used) {
        this.used = used;
    }

    Quotas copy() {
        return new Quotas(new HashMap<>(used));
    }

    /** Takes one at every width, or none. */
    boolean take(int requester, MediaKind kind, Instant at) {
        List<String> widths = widths(requester, kind, at);
        for (int i = 0; i < FACTORS.length; i++) {
            if (used.getOrDefault(widths.get(i), 0) >= FACTORS[i] * limit(kind)) {
                return false;
            }
        }
        widths.forEach(width -> used.merge(width, 1, Integer::sum));
        return true;
    }

    /** Back into the window it was taken from. */
    void giveBack(int requester, MediaKind kind, Instant taken) {
        widths(requester, kind, taken).forEach(width -> used.merge(width, -1, Integer::sum));
    }

    /** Of the household's own. */
    int left(int requester, MediaKind kind, Instant at) {
        return limit(kind) - used.getOrDefault(widths(requester, kind, at).get(0), 0);
    }

    /** The least that any width has left. */
    int least(int requester, MediaKind kind, Instant at) {
        List<String> widths = widths(requester, kind, at);
        int least = limit(kind);
        for (int i = 0; i < FACTORS.length; i++) {
            least = Math.min(least, FACTORS[i] * limit(kind) - used.getOrDefault(widths.get(i), 0));
        }
        return least;
    }

    /** How much was used in all windows and kinds, by width; without those of which nothing was. */
    Map<String, Long> usedByWidth() {
        Map<String, Long> sums = new HashMap<>();
        used.forEach((width, n) -> sums.merge(width.substring(0, width.indexOf(' ')), (long) n, Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    static int limit(MediaKind kind) {
        return kind == MediaKind.IMAGE ? 5 : 1;
    }

    private static List<String> widths(int requester, MediaKind kind, Instant at) {
        String window =
                " " + kind + " " + window(kind, at.atZone(ZoneOffset.UTC).toLocalDate());
        return List.of("household-" + requester + window, "neighbourhood" + window, "site" + window);
    }

    private static String window(MediaKind kind, LocalDate day) {
        return kind == MediaKind.IMAGE
                ? day.toString()
                : day.get(IsoFields.WEEK_BASED_YEAR) + "-W" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
