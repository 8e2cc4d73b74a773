package dev.loggia.engine.catalog;

import dev.loggia.engine.platform.MediaKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model as people and doors see it.
 *
 * @param id our public name, lower case; stable
 * @param free whether the free tier may use it (some options may then be limited, see {@link Option#freeValues()})
 * @param options in the order to show them
 * @param exclusions combinations of option values that the provider refuses; each map is one such combination
 * @param minPromptLength in code points
 * @param maxPromptLength in code points
 * @param typicalDuration how long it usually takes from submission to result
 * @param deadline after which a generation that has not finished counts as failed
 * @param minCredits the price of its cheapest settings
 * @param maxCredits the price of its dearest settings
 */
public record Model(
        String id,
        String name,
        String description,
        MediaKind kind,
        boolean free,
        List<Option> options,
        List<Map<String, String>> exclusions,
        int minPromptLength,
        int maxPromptLength,
        Duration typicalDuration,
        Duration deadline,
        long minCredits,
        long maxCredits) {

    public Model {
        Checks.require(!id.isBlank() && !name.isBlank() && !description.isBlank(), "id, name or description is empty");
        Checks.require(minPromptLength >= 1 && maxPromptLength >= minPromptLength, "prompt limits are wrong");
        Checks.require(typicalDuration.toMillis() > 0, "the typical duration is not positive");
        Checks.require(deadline.compareTo(typicalDuration) > 0, "the deadline is before the typical duration");
        Checks.require(minCredits >= 1 && maxCredits >= minCredits, "a price is below one credit");
        options = List.copyOf(options);
        exclusions = exclusions.stream().map(Map::copyOf).toList();
    }

    /** The option of this exact name, if the model has it. */
    public Optional<Option> findOption(String optionName) {
        return options.stream().filter(it -> it.name().equals(optionName)).findFirst();
    }
}
