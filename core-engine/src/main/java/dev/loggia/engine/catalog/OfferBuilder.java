package dev.loggia.engine.catalog;

import dev.loggia.engine.platform.MediaKind;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one entry of the file into an {@link Offer}, checking everything on the way. */
final class OfferBuilder {
    private final CatalogFile file;
    private final CatalogFile.ModelEntry entry;

    OfferBuilder(CatalogFile file, CatalogFile.ModelEntry entry) {
        this.file = file;
        this.entry = entry;
    }

    Offer build() {
        MediaKind kind = MediaKind.parse(entry.kind());
        List<Option> options = entry.options().stream().map(this::option).toList();
        Checks.require(
                options.stream().map(Option::name).distinct().count() == options.size(), "a setting appears twice");
        Long minimum = file.minimumCredits().get(kind.wireName());
        Checks.require(minimum != null, "there is no minimum price for its kind");
        PriceTable prices = new PriceTable(
                entry.prices().stream().map(OfferBuilder::row).toList(), Objects.requireNonNull(minimum));
        LongSummaryStatistics credits = Margin.check(options, prices, file.creditValueUsdMicros());
        return new Offer(
                model(kind, options, credits),
                orEmpty(entry.aliases()),
                entry.provider().model(),
                orEmpty(entry.provider().fixed()),
                parameters(),
                prices);
    }

    private Model model(MediaKind kind, List<Option> options, LongSummaryStatistics credits) {
        Integer minPrompt = entry.prompt().min();
        Model model = new Model(
                entry.id(),
                entry.name(),
                entry.description(),
                kind,
                Boolean.TRUE.equals(entry.free()),
                options,
                entry.exclusions() == null ? List.of() : entry.exclusions(),
                minPrompt == null ? 1 : minPrompt,
                entry.prompt().max(),
                Duration.ofSeconds(entry.typicalSeconds()),
                Duration.ofSeconds(entry.deadlineSeconds()),
                credits.getMin(),
                credits.getMax());
        model.exclusions().forEach(it -> checkExclusion(model, it));
        return model;
    }

    private static void checkExclusion(Model model, Map<String, String> exclusion) {
        boolean known = exclusion.entrySet().stream().allMatch(it -> model.findOption(it.getKey())
                .map(option -> option.values().contains(it.getValue()))
                .orElse(false));
        Checks.require(known && exclusion.size() > 1, "an exclusion names a setting or value that does not exist");
        boolean byDefault = exclusion.entrySet().stream().allMatch(it -> model.findOption(it.getKey())
                .map(option -> it.getValue().equals(option.defaultValue()))
                .orElse(false));
        Checks.require(!byDefault, "the defaults are excluded");
    }

    private Option option(CatalogFile.OptionEntry option) {
        String label = file.labels().get(option.name());
        Checks.require(label != null, option.name() + " is not one of the setting names in labels");
        List<String> values = option.type() == Option.Type.SWITCH ? List.of("false", "true") : orEmpty(option.values());
        return new Option(
                option.name(),
                Objects.requireNonNull(label),
                option.type(),
                values,
                option.defaultValue(),
                option.freeValues() == null ? values : option.freeValues(),
                option.min() == null ? 0 : option.min(),
                option.max() == null ? 0 : option.max());
    }

    private Map<String, ProviderParameter> parameters() {
        Map<String, ProviderParameter> parameters = new LinkedHashMap<>();
        for (CatalogFile.OptionEntry option : entry.options()) {
            Map<String, String> send = orEmpty(option.send());
            Checks.require(
                    send.isEmpty() || send.keySet().equals(Set.copyOf(orEmpty(option.values()))),
                    option.name() + ": send does not name every value");
            Checks.require(
                    option.sendAs() == null || option.sendAs().equals("string"),
                    option.name() + ": sendAs can only be string");
            parameters.put(option.name(), new ProviderParameter(option.parameter(), option.sendAs() != null, send));
        }
        return Map.copyOf(parameters);
    }

    private static PriceTable.Row row(CatalogFile.PriceEntry price) {
        Long cost = price.costUsdMicros();
        Long credits = price.credits();
        Long costPerSecond = price.costUsdMicrosPerSecond();
        Long creditsPerSecond = price.creditsPerSecond();
        if (cost != null && credits != null && costPerSecond == null && creditsPerSecond == null) {
            return new PriceTable.Row(orEmpty(price.when()), false, cost, credits);
        }
        if (costPerSecond != null && creditsPerSecond != null && cost == null && credits == null) {
            return new PriceTable.Row(orEmpty(price.when()), true, costPerSecond, creditsPerSecond);
        }
        throw new IllegalArgumentException("a price row needs a cost and credits, both in all or both per second");
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
