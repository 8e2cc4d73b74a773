package dev.loggia.proof.chat;

import dev.loggia.sandbox.telegram.Person;
import dev.loggia.sandbox.telegram.Seen;
import dev.loggia.sandbox.telegram.TelegramStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Somebody in a private chat with the stand-in's bot. */
record TelegramGuest(TelegramStandIn telegram, Person person) implements Guest {

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    @Override
    public String user() {
        return Long.toString(person.id());
    }

    @Override
    public Question imagines(String prompt) {
        return asking(() -> person.writes("/imagine " + prompt));
    }

    @Override
    public Question presses(String label) {
        Seen first = answers().stream()
                .filter(seen -> seen.media() != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing to press"));
        return asking(() -> person.presses(first, label));
    }

    private Question asking(Runnable act) {
        Instant sent = Instant.now();
        act.run();
        List<Integer> updates = telegram.updateIds();
        int update = updates.get(updates.size() - 1);
        return () -> confirmed(update).map(at -> Duration.between(sent, at));
    }

    /** When the bot first asked for what comes after the update: until then Telegram would give it again. */
    private Optional<Instant> confirmed(int update) {
        return telegram.calls("getUpdates").stream()
                .filter(call ->
                        call.field("offset").matches("\\d{1,9}") && Integer.parseInt(call.field("offset")) > update)
                .map(call -> call.at())
                .min(Comparator.naturalOrder());
    }

    @Override
    public int pictures() {
        return (int) answers().stream().filter(seen -> seen.media() != null).count();
    }

    @Override
    public int words() {
        return (int) answers().stream().filter(seen -> seen.media() == null).count();
    }

    private List<Seen> answers() {
        return person.sees().stream().filter(Seen::bot).toList();
    }
}
