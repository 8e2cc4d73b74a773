package dev.loggia.proof.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a crash.
 *
 * @param faults what is not as it must be; empty when all is well
 * @param seconds from the first word to the last check
 */
record CellResult(Cell cell, List<String> faults, double seconds) {
    CellResult {
        faults = List.copyOf(faults);
    }

    boolean holds() {
        return faults.isEmpty();
    }

    String line() {
        String said = String.format(Locale.ROOT, "%-55s %-5s %5.1f s", cell, holds() ? "holds" : "FAILS", seconds);
        return holds() ? said : said + "\n      " + String.join("\n      ", faults);
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("point", cell.point().wireName());
        figures.put("chat", cell.platform().word());
        figures.put("after", cell.aftermath().word());
        figures.put("gatesClosed", cell.closed());
        figures.put("holds", holds());
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        figures.put("faults", faults);
        return figures;
    }
}
