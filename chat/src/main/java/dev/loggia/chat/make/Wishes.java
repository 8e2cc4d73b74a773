package dev.loggia.chat.make;

import dev.loggia.chat.Call;
import dev.loggia.chat.preference.Preference;
import dev.loggia.chat.preference.Preferences;
import dev.loggia.chat.words.SettingNames;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.catalog.Option;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.platform.MediaKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns the options of a command, and what the person likes, into what the engine is asked for. */
@Component
class Wishes {
    private final Catalog catalog;
    private final Preferences preferences;

    Wishes(Catalog catalog, Preferences preferences) {
        this.catalog = catalog;
        this.preferences = preferences;
    }

    /** The id of the model to use; as typed when there is none of that name, so that the engine says what there is. */
    String model(Call call, MediaKind kind, boolean free) {
        Optional<String> typed = call.option("model").filter(text -> !text.isBlank());
        if (typed.isPresent()) {
            return catalog.findModel(typed.get()).map(Model::id).orElse(typed.get());
        }
        return Optional.ofNullable(preferences.of(call.user()).model())
                .flatMap(catalog::findModel)
                .filter(model -> model.kind() == kind && (model.free() || !free))
                .orElseGet(() -> catalog.defaultModel(kind, free))
                .id();
    }

    SubmitGeneration of(Call call, Requester requester, MediaKind kind, String model) {
        Map<String, Object> settings = new LinkedHashMap<>();
        SettingNames.byOption().forEach((option, setting) -> call.option(option)
                .filter(value -> !value.isBlank())
                .ifPresent(value -> settings.put(setting, value)));
        Optional<Model> known = catalog.findModel(model);
        Preference likes = preferences.of(call.user());
        if (likes.aspect() != null
                && !settings.containsKey("aspectRatio")
                && offers(known, "aspectRatio", likes.aspect())) {
            settings.put("aspectRatio", likes.aspect());
        }
        String prompt = styled(call, known, settings);
        return new SubmitGeneration(
                requester, call.user().platform(), kind, prompt, model, settings, false, call.id(), "call", null);
    }

    /** A model's own style where it has it by that name, else words after the prompt. */
    private static String styled(Call call, Optional<Model> model, Map<String, Object> settings) {
        String prompt = call.option("prompt").orElse("");
        String style = call.option("style").map(String::strip).orElse("");
        if (style.isEmpty()) {
            return prompt;
        }
        Optional<Style> ours = Style.find(style);
        if (ours.isPresent() && !offers(model, "style", style)) {
            return ours.get().after(prompt);
        }
        settings.put("style", style);
        return prompt;
    }

    private static boolean offers(Optional<Model> model, String setting, String value) {
        return model.flatMap(found -> found.findOption(setting))
                .map(Option::values)
                .map(values -> values.contains(value))
                .orElse(false);
    }
}
