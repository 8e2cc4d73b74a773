package dev.loggia.engine.catalog;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/**
 * The rule that nothing sells below cost: in every combination of settings, the credits are worth at least a quarter
 * more than what the provider charges, even when they were bought in the cheapest pack.
 */
final class Margin {
    private static final long PERCENT_OF_COST = 125;

    private Margin() {}

    /**
     * Checks every combination that can change the price.
     *
     * @return the least and the greatest price in credits
     */
    static LongSummaryStatistics check(List<Option> options, PriceTable prices, long creditValueUsdMicros) {
        List<Option> relevant = options.stream()
                .filter(it -> prices.dependsOn().contains(it.name()))
                .toList();
        Checks.require(
                relevant.size() == prices.dependsOn().size()
                        && relevant.stream().noneMatch(it -> it.values().isEmpty()),
                "a price depends on a setting that the model does not have");
        LongSummaryStatistics credits = new LongSummaryStatistics();
        for (Map<String, Object> settings : Combinations.of(relevant)) {
            PriceTable.Price price = prices.priceOf(settings);
            Checks.require(
                    covers(price, creditValueUsdMicros),
                    price.credits() + " credits do not cover a cost of " + price.costUsdMicros()
                            + " micro-USD and a quarter more, for " + settings);
            credits.accept(price.credits());
        }
        return credits;
    }

    private static boolean covers(PriceTable.Price price, long creditValueUsdMicros) {
        return Math.multiplyExact(price.credits(), creditValueUsdMicros * 100)
                >= Math.multiplyExact(price.costUsdMicros(), PERCENT_OF_COST);
    }
}
