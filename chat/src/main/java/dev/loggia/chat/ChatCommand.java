package dev.loggia.chat;

import java.util.List;

/**
 * An action that can be typed. Commands are offered in the order of their {@code @Order}. Its description is the text {@code NAME.description} in the bundles.
 */
public interface ChatCommand extends ChatAction {

    List<CommandOption> options();

    /** Who may. Doors hide it from others where they can; the desk refuses in any case. */
    default Audience audience() {
        return Audience.EVERYBODY;
    }

    @Override
    default boolean asksWhoManages() {
        return audience() == Audience.MODERATORS;
    }

    /** Completions while an option is typed, at most 25, best first. Answered while the person types: from memory alone. */
    default List<CommandOption.Choice> suggest(Typing typing) {
        return List.of();
    }

    /** Who may use a command. */
    enum Audience {
        EVERYBODY,
        /** Who may manage the place by the platform's own permissions. */
        MODERATORS
    }
}
