package dev.loggia.engine.catalog;

import static dev.loggia.engine.catalog.CatalogRejection.SETTINGS_EXCLUDE_EACH_OTHER;
import static dev.loggia.engine.catalog.CatalogRejection.SETTING_UNKNOWN;

import dev.loggia.engine.platform.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model together with what only the engine needs: how to ask the provider for it, and what that costs. */
record Offer(
        Model model,
        List<String> aliases,
        String providerModel,
        Map<String, Object> fixedInput,
        Map<String, ProviderParameter> parameters,
        PriceTable prices) {
    /** Enough to help a person, too few to make a long answer out of a hostile request. */
    private static final int MAX_UNKNOWN_NAMED = 5;

    /** The id, every alias and the name that people see, in lower case. */
    Set<String> names() {
        return Stream.concat(Stream.of(model.id(), model.name()), aliases.stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    QuoteOutcome quote(Map<String, ?> sent, boolean freeTier, String catalogVersion) {
        List<SettingProblem> problems = unknownSettings(sent);
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Option option : model.options()) {
            Object value = sent.get(option.name());
            if (value == null || value.equals("")) {
                addDefault(option, settings);
                continue;
            }
            SettingReader.Reading reading = new SettingReader(option, freeTier).read(value);
            if (reading.value() != null) {
                settings.put(option.name(), reading.value());
            } else if (reading.problem() != null) {
                problems.add(new SettingProblem(option.name(), reading.problem()));
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(exclusionsHitBy(settings));
        }
        return problems.isEmpty()
                ? new QuoteOutcome.Quoted(price(settings, catalogVersion))
                : new QuoteOutcome.InvalidSettings(problems);
    }

    private Quote price(Map<String, Object> settings, String catalogVersion) {
        PriceTable.Price price = prices.priceOf(settings);
        Map<String, Object> input = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            ProviderParameter parameter = parameters.get(name);
            if (parameter != null) {
                input.put(parameter.name(), parameter.encode(value));
            }
        });
        input.putAll(fixedInput);
        return new Quote(model, settings, price.credits(), price.costUsdMicros(), providerModel, input, catalogVersion);
    }

    private static void addDefault(Option option, Map<String, Object> settings) {
        if (option.defaultValue() != null) {
            settings.put(option.name(), SettingReader.typed(option, option.defaultValue()));
        }
    }

    private List<SettingProblem> unknownSettings(Map<String, ?> sent) {
        List<SettingProblem> problems = new ArrayList<>();
        for (Object key : sent.keySet()) {
            String name = Shown.of(key);
            if (problems.size() < MAX_UNKNOWN_NAMED && !(key instanceof String text && isOption(text))) {
                problems.add(new SettingProblem(name, unknown(name)));
            }
        }
        return problems;
    }

    private Rejection unknown(String setting) {
        List<String> known = model.options().stream().map(Option::name).toList();
        return Rejection.of(
                SETTING_UNKNOWN,
                model.name() + " has no setting " + setting + ". It has " + String.join(", ", known) + ".",
                model.name(),
                setting,
                known);
    }

    private boolean isOption(String name) {
        return model.findOption(name).isPresent();
    }

    private List<SettingProblem> exclusionsHitBy(Map<String, Object> settings) {
        List<SettingProblem> problems = new ArrayList<>();
        for (Map<String, String> exclusion : model.exclusions()) {
            if (Combinations.matches(exclusion, settings)) {
                List<String> names = model.options().stream()
                        .map(Option::name)
                        .filter(exclusion::containsKey)
                        .toList();
                String pairs =
                        names.stream().map(it -> it + " " + exclusion.get(it)).collect(Collectors.joining(" with "));
                problems.add(new SettingProblem(
                        names.get(0),
                        Rejection.of(
                                SETTINGS_EXCLUDE_EACH_OTHER,
                                model.name() + " cannot do " + pairs + ". Change one of them.",
                                model.name(),
                                names)));
            }
        }
        return problems;
    }
}
