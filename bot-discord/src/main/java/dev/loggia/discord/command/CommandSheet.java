package dev.loggia.discord.command;

import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.engine.message.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All commands as the body of one bulk overwrite. They are installed into guilds only and can be used there and in private with
 * the bot, moderators' commands in guilds alone. Source: discord.com/developers/docs/interactions/application-commands.
 */
final class CommandSheet {
    private static final int CHAT_INPUT = 1;
    private static final int GUILD_INSTALL = 0;
    private static final int IN_GUILD = 0;
    private static final int WITH_BOT = 1;
    private static final String MANAGE_GUILD = "32";
    private static final int LONGEST_DESCRIPTION = 100;
    private static final int LONGEST_TEXT = 6000;

    private final Messages texts;

    CommandSheet(Messages texts) {
        this.texts = texts;
    }

    ArrayNode of(List<ChatCommand> commands) {
        ArrayNode sheet = JsonNodeFactory.instance.arrayNode();
        commands.forEach(command -> describe(sheet.addObject(), command));
        return sheet;
    }

    private void describe(ObjectNode json, ChatCommand command) {
        boolean moderators = command.audience() == ChatCommand.Audience.MODERATORS;
        json.put("type", CHAT_INPUT).put("name", command.name());
        describe(json, command.name() + ".description");
        if (moderators) {
            json.put("default_member_permissions", MANAGE_GUILD);
        }
        json.putArray("integration_types").add(GUILD_INSTALL);
        ArrayNode contexts = json.putArray("contexts").add(IN_GUILD);
        if (!moderators) {
            contexts.add(WITH_BOT);
        }
        ArrayNode options = json.putArray("options");
        // Discord wants what is required first.
        command.options().stream()
                .sorted(Comparator.comparing(option -> !option.required()))
                .forEach(option -> option(options.addObject(), command, option));
    }

    private void option(ObjectNode json, ChatCommand command, CommandOption option) {
        json.put("type", type(option.kind())).put("name", option.name());
        describe(json, command.name() + "." + option.name());
        json.put("required", option.required());
        boolean number = option.kind() == CommandOption.Kind.NUMBER;
        if (!option.choices().isEmpty()) {
            ArrayNode choices = json.putArray("choices");
            option.choices().forEach(choice -> choice(choices.addObject(), choice, number));
        } else if (option.completed()) {
            json.put("autocomplete", true);
        } else if (number) {
            json.put("min_value", option.min()).put("max_value", option.max());
        }
        if (option.kind() == CommandOption.Kind.TEXT && option.choices().isEmpty() && option.max() > 0) {
            json.put("min_length", Math.min(option.min(), LONGEST_TEXT));
            json.put("max_length", Math.min(option.max(), LONGEST_TEXT));
        }
    }

    private static void choice(ObjectNode json, CommandOption.Choice choice, boolean number) {
        json.put("name", cut(choice.label()));
        if (number) {
            json.put("value", Integer.parseInt(choice.value()));
        } else {
            json.put("value", choice.value());
        }
    }

    /** Names stay the same in every language, so that help, habits and documentation do too; descriptions are translated. */
    private void describe(ObjectNode json, String key) {
        json.put("description", cut(texts.say(Locale.ENGLISH, key)));
        ObjectNode translated = json.putObject("description_localizations");
        texts.languages().stream()
                .filter(language -> !language.getLanguage().equals("en"))
                .forEach(language -> DiscordLocales.of(language)
                        .forEach(name -> translated.put(name, cut(texts.say(language, key)))));
    }

    private static int type(CommandOption.Kind kind) {
        return switch (kind) {
            case TEXT -> 3;
            case NUMBER -> 4;
            case SWITCH -> 5;
            case PERSON -> 6;
            case PICTURE -> 11;
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }
}
