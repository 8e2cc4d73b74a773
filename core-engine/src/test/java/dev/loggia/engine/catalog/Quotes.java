package dev.loggia.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.MediaKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks the bundled catalogue and takes the answer apart. */
final class Quotes {
    static final Catalog CATALOG = Catalog.bundled();

    private Quotes() {}

    static Quote quoted(QuoteOutcome outcome) {
        assertThat(outcome).isInstanceOf(QuoteOutcome.Quoted.class);
        return ((QuoteOutcome.Quoted) outcome).quote();
    }

    static Quote quote(String model, Map<String, ?> settings) {
        MediaKind kind = CATALOG.findModel(model).orElseThrow().kind();
        return quoted(CATALOG.quote(kind, model, settings, 10, false));
    }

    static List<SettingProblem> problems(String model, Map<String, ?> settings, boolean freeTier) {
        MediaKind kind = CATALOG.findModel(model).orElseThrow().kind();
        QuoteOutcome outcome = CATALOG.quote(kind, model, settings, 10, freeTier);
        assertThat(outcome).isInstanceOf(QuoteOutcome.InvalidSettings.class);
        return ((QuoteOutcome.InvalidSettings) outcome).problems();
    }

    /** The one sentence about this value of this setting. */
    static String sentence(String model, String setting, Object value) {
        List<SettingProblem> problems = problems(model, Map.of(setting, value), false);
        assertThat(problems).hasSize(1);
        return problems.get(0).sentence();
    }

    /** Every combination of every model, with the open settings (text, seed) at their ends or absent. */
    static Stream<Quote> everyQuote() {
        return CATALOG.listModels().stream().flatMap(model -> Combinations.of(model.options()).stream()
                .filter(it -> model.exclusions().stream().noneMatch(exclusion -> Combinations.matches(exclusion, it)))
                .flatMap(it -> Stream.of(it, withOpenSettings(model, it)))
                .map(it -> quote(model.id(), it)));
    }

    private static Map<String, Object> withOpenSettings(Model model, Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        for (Option option : model.options()) {
            if (option.type() == Option.Type.TEXT) {
                all.put(option.name(), "x".repeat(option.max()));
            } else if (option.values().isEmpty()) {
                all.put(option.name(), option.max());
            }
        }
        return all;
    }
}
