package dev.loggia.chat.action.settings;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.Typing;
import dev.loggia.chat.make.Likings;
import dev.loggia.chat.make.MakeOptions;
import dev.loggia.chat.make.ModelChoices;
import dev.loggia.chat.preference.Preference;
import dev.loggia.chat.preference.Preferences;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.message.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a person likes when nothing else is said. Without options it shows that. */
@Component
@Order(120)
class SettingsCommand implements ChatCommand {
    private static final String NONE = "none";

    private final Preferences preferences;
    private final Catalog catalog;
    private final ModelChoices models;
    private final Likings likings;
    private final Messages texts;
    private final Phrases phrases;

    SettingsCommand(
            Preferences preferences,
            Catalog catalog,
            ModelChoices models,
            Likings likings,
            Messages texts,
            Phrases phrases) {
        this.preferences = preferences;
        this.catalog = catalog;
        this.models = models;
        this.likings = likings;
        this.texts = texts;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption.Choice> languages = new java.util.ArrayList<>();
        texts.languages()
                .forEach(language -> languages.add(
                        new CommandOption.Choice(language.getLanguage(), language.getDisplayLanguage(language))));
        languages.add(new CommandOption.Choice(NONE, "-"));
        return List.of(
                MakeOptions.model(),
                MakeOptions.aspect(),
                new CommandOption("language", CommandOption.Kind.TEXT, false, languages, false, 0, 20),
                MakeOptions.flag("spoiler"),
                MakeOptions.flag("adult"));
    }

    @Override
    public List<CommandOption.Choice> suggest(Typing typing) {
        return models.matching(null, typing);
    }

    @Override
    public Answer answer(Call call) {
        Preference now = preferences.of(call.user());
        if (call.options().isEmpty()) {
            return Answer.of(shown(call, now, Message.Tone.CALM));
        }
        Optional<String> model = call.option("model").filter(text -> !text.equals(NONE));
        if (model.isPresent() && catalog.findModel(model.get()).isEmpty()) {
            return Answer.of(phrases.refused(call, "settings.unknown.model"));
        }
        Optional<String> language = call.option("language");
        if (language.isPresent() && !known(language.get())) {
            return Answer.of(phrases.refused(call, "settings.unknown.language"));
        }
        Preference next = new Preference(
                id(chosen(call, "model", now.model())),
                chosen(call, "aspect", now.aspect()),
                chosen(call, "language", now.language()),
                MakeOptions.flag(call, "spoiler", now.spoiler()),
                MakeOptions.flag(call, "adult", now.adult()));
        Optional<Message> refusal = likings.refusal(call, next);
        if (refusal.isPresent()) {
            return Answer.of(refusal.get());
        }
        preferences.put(call.user(), next);
        String spoken = next.language();
        Call after = spoken == null ? call : call.in(Locale.forLanguageTag(spoken));
        return Answer.of(shown(after, next, Message.Tone.GOOD));
    }

    private Message shown(Call call, Preference likes, Message.Tone tone) {
        return Message.of(
                tone,
                phrases.line(call, tone == Message.Tone.GOOD ? "settings.kept" : "settings.lead"),
                phrases.line(call, "settings.model.now", or(call, modelName(likes.model()))),
                phrases.line(call, "settings.aspect.now", or(call, likes.aspect())),
                phrases.line(call, "settings.language.now", or(call, languageName(likes.language()))),
                phrases.line(call, "settings.spoiler.now", phrases.say(call, likes.spoiler() ? "word.on" : "word.off")),
                phrases.line(call, "settings.adult.now", phrases.say(call, likes.adult() ? "word.on" : "word.off")));
    }

    private String or(Call call, @Nullable String value) {
        return value == null ? phrases.say(call, "word.default") : value;
    }

    private @Nullable String id(@Nullable String model) {
        return model == null ? null : catalog.findModel(model).map(Model::id).orElse(null);
    }

    private @Nullable String modelName(@Nullable String model) {
        return model == null ? null : catalog.nameOf(model);
    }

    private static @Nullable String languageName(@Nullable String language) {
        if (language == null) {
            return null;
        }
        Locale locale = Locale.forLanguageTag(language);
        return locale.getDisplayLanguage(locale);
    }

    private boolean known(String language) {
        return language.equals(NONE)
                || texts.languages().stream()
                        .anyMatch(known -> known.getLanguage().equals(language));
    }

    private static @Nullable String chosen(Call call, String option, @Nullable String before) {
        String text = call.option(option).orElse(before);
        return text == null || text.equals(NONE) ? null : text;
    }
}
