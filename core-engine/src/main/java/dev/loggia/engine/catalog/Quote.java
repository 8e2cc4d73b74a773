package dev.loggia.engine.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A price that holds for these settings, and what to send to the provider for them.
 *
 * @param settings by our names, defaults filled in, in the model's option order; values are String, Integer or
 *     Boolean. May hold a negativePrompt, which is as private as the prompt
 * @param credits at least 1
 * @param costUsdMicros what the provider is expected to charge, in millionths of a dollar
 * @param providerModel the provider's id of the model
 * @param providerInput the provider's parameters without the prompt, which belongs under {@link #promptParameter()}
 * @param catalogVersion the catalogue that said so
 */
public record Quote(
        Model model,
        Map<String, Object> settings,
        long credits,
        long costUsdMicros,
        String providerModel,
        Map<String, Object> providerInput,
        String catalogVersion) {

    public Quote {
        Checks.require(credits >= 1, "a quote needs at least one credit");
        Checks.require(costUsdMicros >= 0, "a cost is never negative");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        providerInput = Collections.unmodifiableMap(new LinkedHashMap<>(providerInput));
    }

    /** Where the provider expects the prompt; the same for every model of KIE's market (docs.kie.ai, 2026-08-19). */
    public String promptParameter() {
        return "prompt";
    }

    /** Leaves the settings out: they may hold what the user wrote. */
    @Override
    public String toString() {
        return "Quote[" + model.id() + ", credits=" + credits + ", costUsdMicros=" + costUsdMicros + ", catalog="
                + catalogVersion + "]";
    }
}
