package dev.loggia.engine.provider;

import dev.loggia.engine.platform.GenerationId;
import java.util.Map;

/**
 * One attempt at one generation.
 *
 * @param model the provider's own model name
 * @param input the model's parameters without the prompt
 * @param prompt the cleaned prompt
 */
public record ProviderJob(
        GenerationId generation, int attempt, String model, Map<String, Object> input, String prompt) {
    public ProviderJob {
        if (attempt < 1) {
            throw new IllegalArgumentException("Attempts count from 1");
        }
        input = Map.copyOf(input);
    }

    @Override
    public String toString() {
        return "ProviderJob[" + generation + "/" + attempt + " " + model + "]";
    }
}
