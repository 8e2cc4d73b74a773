package dev.loggia.chat.action.video;

import dev.loggia.chat.make.MakeCommand;
import dev.loggia.chat.make.MakeOptions;
import dev.loggia.chat.make.ModelChoices;
import dev.loggia.chat.make.Studio;
import dev.loggia.engine.platform.MediaKind;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes a short video. */
@Component
@Order(20)
class Video extends MakeCommand {
    Video(Studio studio, ModelChoices models) {
        super(
                "video",
                MediaKind.VIDEO,
                studio,
                models,
                MakeOptions.prompt(),
                MakeOptions.model(),
                MakeOptions.aspect(),
                MakeOptions.duration(),
                MakeOptions.style(),
                MakeOptions.seed(),
                MakeOptions.negative());
    }
}
