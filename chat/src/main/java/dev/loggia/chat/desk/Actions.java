package dev.loggia.chat.desk;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Form;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Every action there is, by name. What a platform would refuse is refused at the start: two of one name, a name that is too
 * long, a required option behind one that is not, a form without its action.
 */
@Component
class Actions {
    private static final int MOST_OPTIONS = 25;
    private static final int MOST_FIELDS = 5;

    private final Map<String, ChatAction> byName;
    private final List<ChatCommand> commands;

    Actions(ObjectProvider<ChatAction> actions) {
        this.byName = actions.orderedStream()
                .collect(Collectors.toMap(
                        ChatAction::name,
                        action -> action,
                        (one, other) -> {
                            throw wrong(one.name(), "there are two of this name");
                        },
                        LinkedHashMap::new));
        this.commands = byName.values().stream()
                .filter(ChatCommand.class::isInstance)
                .map(ChatCommand.class::cast)
                .toList();
        byName.values().forEach(this::check);
    }

    List<ChatCommand> commands() {
        return commands;
    }

    Optional<ChatAction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void check(ChatAction action) {
        if (action.name().equals(NoticeDelivery.ACTION)) {
            throw wrong(action.name(), "notices have this name");
        }
        if (!action.name().matches("[a-z]{1,12}")) {
            throw wrong(action.name(), "a name has 1 to 12 letters, for it is in every button");
        }
        if (action instanceof ChatCommand command) {
            check(command);
        }
        if (action.acknowledgement() instanceof Acknowledgement.Ask ask) {
            check(action, ask.form());
        }
    }

    private static void check(ChatCommand command) {
        List<CommandOption> options = command.options();
        long names = options.stream().map(CommandOption::name).distinct().count();
        if (names != options.size() || options.size() > MOST_OPTIONS) {
            throw wrong(command.name(), "its options have two of one name, or are too many");
        }
        boolean optional = false;
        for (CommandOption option : options) {
            if (optional && option.required()) {
                throw wrong(command.name(), "required options come first");
            }
            optional |= !option.required();
        }
    }

    private void check(ChatAction action, Form form) {
        if (!byName.containsKey(form.action())
                || form.fields().isEmpty()
                || form.fields().size() > MOST_FIELDS) {
            throw wrong(action.name(), "its form leads nowhere, or has no fields or too many");
        }
    }

    private static LoggiaException wrong(String name, String why) {
        return new LoggiaException(ErrorCode.CONFIGURATION, "The chat action " + name + " cannot be offered: " + why);
    }
}
