package dev.loggia.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The prices of one model: for any settings exactly one row applies.
 *
 * @param minimumCredits the least that this kind of media costs, whatever the row says
 */
record PriceTable(List<Row> rows, long minimumCredits) {

    /**
     * @param when option name to the values this row is for; an option not named does not matter
     * @param perSecond whether cost and credits are multiplied by the duration
     */
    record Row(Map<String, List<String>> when, boolean perSecond, long costUsdMicros, long credits) {

        Row {
            Checks.require(costUsdMicros > 0 && credits > 0, "a price row has no cost or no credits");
        }

        boolean appliesTo(Map<String, Object> settings) {
            return when.entrySet().stream()
                    .allMatch(it -> it.getValue().contains(String.valueOf(settings.get(it.getKey()))));
        }
    }

    record Price(long credits, long costUsdMicros) {}

    PriceTable {
        rows = List.copyOf(rows);
    }

    Price priceOf(Map<String, Object> settings) {
        List<Row> applicable =
                rows.stream().filter(it -> it.appliesTo(settings)).toList();
        Checks.require(applicable.size() == 1, applicable.size() + " price rows apply to " + settings.keySet());
        Row row = applicable.get(0);
        long times = row.perSecond() && settings.get("duration") instanceof Integer seconds ? seconds : 1;
        return new Price(
                Math.max(minimumCredits, Math.multiplyExact(row.credits(), times)),
                Math.multiplyExact(row.costUsdMicros(), times));
    }

    /** The names of the options that a price depends on. */
    Set<String> dependsOn() {
        Set<String> names =
                rows.stream().flatMap(it -> it.when().keySet().stream()).collect(Collectors.toSet());
        if (rows.stream().anyMatch(Row::perSecond)) {
            names.add("duration");
        }
        return names;
    }
}
