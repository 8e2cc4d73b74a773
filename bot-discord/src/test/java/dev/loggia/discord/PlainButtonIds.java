package dev.loggia.discord;

import dev.loggia.chat.ButtonIds;
import java.util.Optional;

/** Signs with the word "ours". */
final class PlainButtonIds implements ButtonIds {

    @Override
    public String write(String action, String subject) {
        return "ours." + action + "." + subject;
    }

    @Override
    public Optional<Pressed> read(String id) {
        String[] parts = id.split("\\.", -1);
        return parts.length == 3 && parts[0].equals("ours")
                ? Optional.of(new Pressed(parts[1], parts[2]))
                : Optional.empty();
    }
}
