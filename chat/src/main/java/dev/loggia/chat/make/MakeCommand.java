package dev.loggia.chat.make;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Typing;
import dev.loggia.engine.platform.MediaKind;
import java.util.List;

/** A command that makes something from words: they differ by what, and by their options. */
public abstract class MakeCommand implements ChatCommand {
    private final String name;
    private final MediaKind kind;
    private final List<CommandOption> options;
    private final Studio studio;
    private final ModelChoices models;

    protected MakeCommand(String name, MediaKind kind, Studio studio, ModelChoices models, CommandOption... options) {
        this.name = name;
        this.kind = kind;
        this.options = List.of(options);
        this.studio = studio;
        this.models = models;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Acknowledgement acknowledgement() {
        return new Acknowledgement.Everybody();
    }

    @Override
    public final List<CommandOption> options() {
        return options;
    }

    @Override
    public final List<CommandOption.Choice> suggest(Typing typing) {
        return models.matching(kind, typing);
    }

    @Override
    public final Answer answer(Call call) {
        return studio.make(call, kind);
    }
}
