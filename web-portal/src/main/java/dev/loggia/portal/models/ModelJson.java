package dev.loggia.portal.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.catalog.Option;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Model")
record ModelJson(
        String id,
        String name,
        String description,
        @Schema(description = "image or video") String type,

        @Schema(description = "Whether the free routes may use it")
        boolean free,

        @Schema(description = "Used by the free routes when no model is named")
        boolean freeDefault,

        @Schema(description = "Price of its cheapest settings, in credits")
        long minCredits,

        @Schema(description = "Price of its dearest settings, in credits")
        long maxCredits,

        int minPromptLength,
        int maxPromptLength,
        @Schema(description = "How long it usually takes") long typicalSeconds,
        List<SettingJson> settings,

        @Schema(description = "Combinations that are refused")
        List<Map<String, String>> exclusions) {

    /** One setting of a model. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Setting")
    record SettingJson(
            String name,
            String label,

            @Schema(description = "choice, number, switch or text")
            String type,

            @Schema(description = "To choose from; absent when anything within the limits will do") @Nullable
            List<String> values,

            @Schema(description = "What applies when it is absent") @JsonProperty("default") @Nullable
            String defaultValue,

            @Schema(description = "The part of the values that the free routes may choose") @Nullable
            List<String> freeValues,

            @Schema(description = "Least number") @Nullable Integer min,

            @Schema(description = "Greatest number, or longest text") @Nullable
            Integer max) {

        static SettingJson of(Option option) {
            boolean open = option.values().isEmpty();
            return new SettingJson(
                    option.name(),
                    option.label(),
                    option.type().name().toLowerCase(Locale.ROOT),
                    open ? null : option.values(),
                    option.defaultValue(),
                    open ? null : option.freeValues(),
                    open && option.type() == Option.Type.NUMBER ? option.min() : null,
                    open ? option.max() : null);
        }
    }

    static ModelJson of(Model model, boolean freeDefault) {
        return new ModelJson(
                model.id(),
                model.name(),
                model.description(),
                model.kind().wireName(),
                model.free(),
                freeDefault,
                model.minCredits(),
                model.maxCredits(),
                model.minPromptLength(),
                model.maxPromptLength(),
                model.typicalDuration().toSeconds(),
                model.options().stream().map(SettingJson::of).toList(),
                model.exclusions());
    }
}
