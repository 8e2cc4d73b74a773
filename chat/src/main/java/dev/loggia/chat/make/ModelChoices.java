package dev.loggia.chat.make;

import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Texts;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.platform.MediaKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completes models: what costs nothing first, each with its price. */
@Component
public class ModelChoices {
    private final Catalog catalog;
    private final Texts texts;

    ModelChoices(Catalog catalog, Texts texts) {
        this.catalog = catalog;
        this.texts = texts;
    }

    /** @param kind null for models of every kind */
    public List<CommandOption.Choice> matching(@Nullable MediaKind kind, String typed, Locale locale) {
        String sought = typed.strip().toLowerCase(Locale.ROOT);
        return catalog.listModels().stream()
                .filter(model -> kind == null || model.kind() == kind)
                .filter(model -> model.id().contains(sought)
                        || model.name().toLowerCase(Locale.ROOT).contains(sought))
                .sorted(Comparator.comparing(Model::free).reversed().thenComparing(Model::minCredits))
                .limit(25)
                .map(model -> new CommandOption.Choice(model.id(), model.name() + " · " + price(model, locale)))
                .toList();
    }

    private String price(Model model, Locale locale) {
        return model.free() ? texts.say(locale, "model.free") : texts.say(locale, "model.price", model.minCredits());
    }
}
