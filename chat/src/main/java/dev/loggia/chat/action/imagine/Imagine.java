package dev.loggia.chat.action.imagine;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.make.MakeOptions;
import dev.loggia.chat.make.ModelChoices;
import dev.loggia.chat.make.Studio;
import dev.loggia.engine.platform.MediaKind;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes a picture. */
@Component
@Order(10)
class Imagine implements ChatCommand {
    private final Studio studio;
    private final ModelChoices models;

    Imagine(Studio studio, ModelChoices models) {
        this.studio = studio;
        this.models = models;
    }

    @Override
    public String name() {
        return "imagine";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.Everybody();
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                MakeOptions.prompt(),
                MakeOptions.model(),
                MakeOptions.aspect(),
                MakeOptions.style(),
                MakeOptions.seed(),
                MakeOptions.negative());
    }

    @Override
    public List<CommandOption.Choice> suggest(String option, String typed, Locale locale) {
        return option.equals("model") ? models.matching(MediaKind.IMAGE, typed, locale) : List.of();
    }

    @Override
    public Answer answer(Call call) {
        return studio.make(call, MediaKind.IMAGE);
    }
}
