package dev.loggia.chat.make;

import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Typing;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.message.Messages;
import dev.loggia.engine.platform.MediaKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completes what depends on the catalogue: models, and the shapes that a model can make. */
@Component
public class ModelChoices {
    private static final int MOST = 25;

    private final Catalog catalog;
    private final Messages texts;

    ModelChoices(Catalog catalog, Messages texts) {
        this.catalog = catalog;
        this.texts = texts;
    }

    /** The option {@code model} or {@code aspect}; @param kind null where it may be of every kind */
    public List<CommandOption.Choice> matching(@Nullable MediaKind kind, Typing typing) {
        return switch (typing.option()) {
            case "model" -> models(kind, typing.text(), typing.locale());
            case "aspect" -> shapes(kind, typing);
            default -> List.of();
        };
    }

    /** What costs nothing first, each with its price. */
    public List<CommandOption.Choice> models(@Nullable MediaKind kind, String typed, Locale locale) {
        String sought = typed.strip().toLowerCase(Locale.ROOT);
        return catalog.listModels().stream()
                .filter(model -> kind == null || model.kind() == kind)
                .filter(model -> model.id().contains(sought)
                        || model.name().toLowerCase(Locale.ROOT).contains(sought))
                .sorted(Comparator.comparing(Model::free).reversed().thenComparing(Model::minCredits))
                .limit(MOST)
                .map(model -> new CommandOption.Choice(model.id(), model.name() + " · " + price(model, locale)))
                .toList();
    }

    /** Those of the model that was named before, else of what is used when none is named. */
    private List<CommandOption.Choice> shapes(@Nullable MediaKind kind, Typing typing) {
        String sought = typing.text().strip();
        Stream<Model> asked = Optional.ofNullable(typing.given().get("model"))
                .flatMap(catalog::findModel)
                .map(Stream::of)
                .orElseGet(() -> (kind == null ? Stream.of(MediaKind.values()) : Stream.of(kind))
                        .map(each -> catalog.defaultModel(each, true)));
        return asked.flatMap(model -> Shapes.of(model, model.free()).stream())
                .distinct()
                .filter(shape -> shape.contains(sought))
                .limit(MOST)
                .map(shape -> new CommandOption.Choice(shape, shape))
                .toList();
    }

    private String price(Model model, Locale locale) {
        return model.free() ? texts.say(locale, "model.free") : texts.say(locale, "model.price", model.minCredits());
    }
}
