package dev.loggia.chat.make;

import dev.loggia.engine.catalog.Model;
import java.util.List;

/** The shapes that a model makes. */
final class Shapes {
    private Shapes() {}

    static List<String> of(Model model, boolean free) {
        return model.findOption("aspectRatio")
                .map(option -> free ? option.freeValues() : option.values())
                .orElseGet(List::of);
    }
}
