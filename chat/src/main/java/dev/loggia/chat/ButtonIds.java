package dev.loggia.chat;

import java.util.Optional;

/**
 * What a button carries in place of state: the action, what it is about and a short signature, so that the buttons of every old
 * message work after a restart and none can be made up. At most 64 bytes of ASCII (Telegram's limit; Discord's is 100). Who may
 * press is not in it: the action decides by who owns what it is about.
 */
public interface ButtonIds {

    String write(String action, String subject);

    /** Empty for what this installation did not write. */
    Optional<Pressed> read(String id);

    record Pressed(String action, String subject) {}
}
