package dev.loggia.chat.action.policy;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.Typing;
import dev.loggia.chat.make.MakeOptions;
import dev.loggia.chat.make.ModelChoices;
import dev.loggia.chat.policy.Policies;
import dev.loggia.chat.policy.Policy;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows what is allowed in a place and sets it. Without options it shows it. */
@Component
@Order(140)
class PolicyCommand implements ChatCommand {
    private static final String ALL = "all";

    private final Policies policies;
    private final Catalog catalog;
    private final ModelChoices models;
    private final Phrases phrases;

    PolicyCommand(Policies policies, Catalog catalog, ModelChoices models, Phrases phrases) {
        this.policies = policies;
        this.catalog = catalog;
        this.models = models;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public Audience audience() {
        return Audience.MODERATORS;
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption.Choice> spoilers = Arrays.stream(Policy.Spoiler.values())
                .map(spoiler -> new CommandOption.Choice(spoiler.wireName(), spoiler.wireName()))
                .toList();
        return List.of(
                MakeOptions.flag("images"),
                MakeOptions.flag("videos"),
                new CommandOption("models", CommandOption.Kind.TEXT, false, List.of(), true, 0, 1000),
                new CommandOption("roles", CommandOption.Kind.TEXT, false, List.of(), false, 0, 1000),
                new CommandOption("spoiler", CommandOption.Kind.TEXT, false, spoilers, false, 0, 20),
                MakeOptions.flag("here"));
    }

    /** Completes the last of the models typed so far. */
    @Override
    public List<CommandOption.Choice> suggest(Typing typing) {
        if (!typing.option().equals("models")) {
            return List.of();
        }
        String typed = typing.text();
        int start = typed.lastIndexOf(',') + 1;
        String before = typed.substring(0, start);
        return models.models(null, typed.substring(start), typing.locale()).stream()
                .map(choice -> new CommandOption.Choice(before + choice.value(), before + choice.value()))
                .filter(choice -> choice.label().length() <= 100)
                .toList();
    }

    @Override
    public Answer answer(Call call) {
        if (call.place().direct()) {
            return Answer.of(phrases.refused(call, "refused.direct"));
        }
        Policy now = policies.of(call);
        boolean changes = call.options().keySet().stream().anyMatch(option -> !option.equals("here"));
        if (!changes) {
            return Answer.of(shown(call, now, "policy.lead"));
        }
        Optional<Set<String>> named = call.option("models").map(text -> list(text, ","));
        Optional<String> unknown = named.stream()
                .flatMap(Set::stream)
                .filter(model -> catalog.findModel(model).isEmpty())
                .findFirst();
        Optional<Policy.Spoiler> spoiler = call.option("spoiler").flatMap(PolicyCommand::spoiler);
        if (unknown.isPresent() || (call.option("spoiler").isPresent() && spoiler.isEmpty())) {
            return Answer.of(phrases.refused(call, "policy.unknown"));
        }
        boolean rolesHere = call.place().roles() != null;
        Set<String> wanted = call.option("roles").map(PolicyCommand::roles).orElse(null);
        if (wanted != null && !rolesHere) {
            return Answer.of(phrases.refused(call, "policy.roles.nowhere"));
        }
        Policy next = new Policy(
                MakeOptions.flag(call, "images", now.images()),
                MakeOptions.flag(call, "videos", now.videos()),
                named.isPresent() ? models(named.get()) : now.models(),
                call.option("roles").isPresent() || !rolesHere ? wanted : now.roles(),
                spoiler.orElse(now.spoiler()));
        boolean here = MakeOptions.flag(call, "here", false);
        policies.set(call, here, next);
        return Answer.of(shown(call, next, here ? "policy.kept.here" : "policy.kept"));
    }

    private Message shown(Call call, Policy policy, String lead) {
        return Message.of(
                lead.equals("policy.lead") ? Message.Tone.CALM : Message.Tone.GOOD,
                phrases.line(call, lead),
                phrases.line(call, "policy.images.now", onOff(call, policy.images())),
                phrases.line(call, "policy.videos.now", onOff(call, policy.videos())),
                phrases.line(call, "policy.models.now", all(call, policy.models())),
                phrases.line(call, "policy.roles.now", roles(call, policy)),
                phrases.line(
                        call,
                        "policy.spoiler.now",
                        phrases.say(call, "policy.spoiler." + policy.spoiler().wireName())));
    }

    private String onOff(Call call, boolean on) {
        return phrases.say(call, on ? "word.on" : "word.off");
    }

    private String roles(Call call, Policy policy) {
        return policy.roles() == null || call.place().roles() == null
                ? phrases.say(call, "policy.roles.none")
                : all(call, policy.roles());
    }

    private String all(Call call, @Nullable Set<String> values) {
        return values == null ? phrases.say(call, "word.all") : String.join(", ", new TreeSet<>(values));
    }

    /** Empty for all. */
    private static Set<String> list(String text, String separators) {
        Set<String> names = Arrays.stream(text.split(separators))
                .map(name -> name.replaceAll("[^A-Za-z0-9._ -]", "").strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return names.contains(ALL) ? Set.of() : names;
    }

    private @Nullable Set<String> models(Set<String> named) {
        Set<String> ids = named.stream()
                .flatMap(name -> catalog.findModel(name).map(Model::id).stream())
                .collect(Collectors.toSet());
        return ids.isEmpty() ? null : ids;
    }

    /** Ids, also as a platform writes mentions of them. */
    private static @Nullable Set<String> roles(String text) {
        Set<String> ids = list(text, "[,\\s]");
        return ids.isEmpty() ? null : ids;
    }

    private static Optional<Policy.Spoiler> spoiler(String text) {
        return Arrays.stream(Policy.Spoiler.values())
                .filter(spoiler -> spoiler.wireName().equals(text))
                .findFirst();
    }
}
