package dev.loggia.chat.action.imagine;

import dev.loggia.chat.make.MakeCommand;
import dev.loggia.chat.make.MakeOptions;
import dev.loggia.chat.make.ModelChoices;
import dev.loggia.chat.make.Studio;
import dev.loggia.engine.platform.MediaKind;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes a picture. */
@Component
@Order(10)
class Imagine extends MakeCommand {
    Imagine(Studio studio, ModelChoices models) {
        super(
                "imagine",
                MediaKind.IMAGE,
                studio,
                models,
                MakeOptions.prompt(),
                MakeOptions.model(),
                MakeOptions.aspect(),
                MakeOptions.style(),
                MakeOptions.seed(),
                MakeOptions.negative());
    }
}
