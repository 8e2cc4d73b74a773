package dev.loggia.engine.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue file as it is written. Everything that may be left out is nullable here and nowhere else. */
record CatalogFile(
        String version,
        @Nullable String source,
        long creditValueUsdMicros,
        Map<String, Long> minimumCredits,
        Map<String, Defaults> defaults,
        Map<String, String> labels,
        List<ModelEntry> models) {

    record Defaults(String free, String member) {
        Defaults {
            present(free, "defaults.free");
            present(member, "defaults.member");
        }
    }

    record ModelEntry(
            String id,
            @Nullable List<String> aliases,
            String name,
            String description,
            String kind,
            @Nullable Boolean free,
            Provider provider,
            PromptLimits prompt,
            long typicalSeconds,
            long deadlineSeconds,
            List<OptionEntry> options,
            @Nullable List<Map<String, String>> exclusions,
            List<PriceEntry> prices) {
        ModelEntry {
            present(id, "id");
            present(name, "name");
            present(description, "description");
            present(kind, "kind");
            present(provider, "provider");
            present(prompt, "prompt");
            present(options, "options");
            present(prices, "prices");
        }
    }

    record Provider(String model, @Nullable Map<String, Object> fixed) {
        Provider {
            present(model, "provider.model");
        }
    }

    record PromptLimits(@Nullable Integer min, int max) {}

    record OptionEntry(
            String name,
            Option.Type type,
            String parameter,
            @Nullable String sendAs,
            @Nullable List<String> values,
            @Nullable List<String> freeValues,
            @JsonProperty("default") @Nullable String defaultValue,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Map<String, String> send) {
        OptionEntry {
            present(name, "option.name");
            present(type, "option.type");
            present(parameter, "option.parameter");
        }
    }

    /** Either the two plain figures or the two figures per second. */
    record PriceEntry(
            @Nullable Map<String, List<String>> when,
            @Nullable Long costUsdMicros,
            @Nullable Long credits,
            @Nullable Long costUsdMicrosPerSecond,
            @Nullable Long creditsPerSecond,
            @Nullable String source) {}

    CatalogFile {
        present(version, "version");
        present(minimumCredits, "minimumCredits");
        present(defaults, "defaults");
        present(labels, "labels");
        present(models, "models");
        Checks.require(creditValueUsdMicros > 0, "creditValueUsdMicros is not positive");
        Checks.require(!models.isEmpty(), "there are no models");
    }

    private static void present(@Nullable Object value, String name) {
        Checks.require(value != null, name + " is missing");
    }
}
