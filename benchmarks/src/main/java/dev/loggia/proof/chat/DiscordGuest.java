package dev.loggia.proof.chat;

import dev.loggia.sandbox.discord.Seat;
import dev.loggia.sandbox.discord.Seen;
import java.util.List;
import java.util.Map;

/** A member of the stand-in's guild. */
record DiscordGuest(Seat seat) implements Guest {

    @Override
    public Platform platform() {
        return Platform.DISCORD;
    }

    @Override
    public String user() {
        return seat.person().id();
    }

    @Override
    public Question imagines(String prompt) {
        return seat.types("/imagine", Map.of("prompt", prompt))::acknowledgedAfter;
    }

    @Override
    public Question presses(String label) {
        Seen first = answers().stream()
                .filter(seen -> !seen.files().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing to press"));
        return seat.presses(first, label)::acknowledgedAfter;
    }

    @Override
    public int pictures() {
        return (int) answers().stream().filter(seen -> !seen.files().isEmpty()).count();
    }

    @Override
    public int words() {
        return (int) answers().stream().filter(seen -> seen.files().isEmpty()).count();
    }

    /** What answers their commands, and what mentions them when that was not possible any more. */
    private List<Seen> answers() {
        return seat.sees().stream()
                .filter(Seen::bot)
                .filter(seen -> seat.person().name().equals(seen.usedBy())
                        || seen.pings().contains(user()))
                .toList();
    }
}
