package dev.loggia.telegram.inbox;

import dev.loggia.chat.ChatCommand;
import dev.loggia.engine.message.Messages;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;

/**
 * The menu of commands, in each language, for private chats, for groups and for who manages groups. Set only where it differs,
 * so that nobody's app fetches it again at each start of ours.
 */
final class CommandMenu {
    private static final int MOST_DESCRIPTION = 256;

    private final BotApi api;
    private final Messages texts;

    CommandMenu(BotApi api, Messages texts) {
        this.api = api;
        this.texts = texts;
    }

    /** False when Telegram did not take all of it; then it is to be tried again. */
    boolean set(List<ChatCommand> commands) {
        List<ChatCommand> everybodys = commands.stream()
                .filter(command -> command.audience() == ChatCommand.Audience.EVERYBODY)
                .toList();
        return set(new BotCommandScopeAllPrivateChats(), everybodys)
                && set(new BotCommandScopeAllGroupChats(), everybodys)
                && set(new BotCommandScopeAllChatAdministrators(), commands);
    }

    private boolean set(BotCommandScope scope, List<ChatCommand> commands) {
        List<Locale> languages = texts.languages();
        // English is what everybody sees whose language there is not.
        boolean done = set(scope, null, menu(commands, languages.get(0)));
        for (Locale language : languages.subList(1, languages.size())) {
            done = done && set(scope, language.getLanguage(), menu(commands, language));
        }
        return done;
    }

    private boolean set(BotCommandScope scope, @Nullable String language, List<BotCommand> menu) {
        GetMyCommands question =
                GetMyCommands.builder().scope(scope).languageCode(language).build();
        Reply<ArrayList<BotCommand>> reply = api.call("getMyCommands", client -> client.execute(question));
        if (reply instanceof Reply.Answered<ArrayList<BotCommand>> answered && same(answered.value(), menu)) {
            return true;
        }
        SetMyCommands change = SetMyCommands.builder()
                .scope(scope)
                .languageCode(language)
                .commands(menu)
                .build();
        return reply.answered()
                && api.call("setMyCommands", client -> client.execute(change)).answered();
    }

    private List<BotCommand> menu(List<ChatCommand> commands, Locale language) {
        return commands.stream()
                .map(command -> new BotCommand(command.name(), description(command, language)))
                .toList();
    }

    private String description(ChatCommand command, Locale language) {
        String text = texts.say(language, command.name() + ".description");
        return text.length() <= MOST_DESCRIPTION ? text : text.substring(0, MOST_DESCRIPTION);
    }

    private static boolean same(List<BotCommand> there, List<BotCommand> wanted) {
        if (there.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!there.get(i).getCommand().equals(wanted.get(i).getCommand())
                    || !there.get(i).getDescription().equals(wanted.get(i).getDescription())) {
                return false;
            }
        }
        return true;
    }
}
