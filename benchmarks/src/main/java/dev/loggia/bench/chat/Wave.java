package dev.loggia.bench.chat;

import dev.loggia.bench.frame.Wait;
import dev.loggia.proof.chat.Guest;
import dev.loggia.proof.chat.Question;
import dev.loggia.proof.chat.Reckoning;
import dev.loggia.proof.cluster.Cluster;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Guests who all ask for a picture at once, each for the first time. */
final class Wave {
    /** Discord waits three seconds; Telegram would for ever. */
    private static final double PATIENCE = 15;

    private static final double PATIENCE_FOR_PICTURES = 180;

    private final Cluster cluster;
    private final List<Guest> guests;

    Wave(Cluster cluster, List<Guest> guests) {
        this.cluster = cluster;
        this.guests = guests;
    }

    /** Milliseconds until each was acknowledged, the soonest first; all of them have their one picture by then. */
    List<Double> run() {
        List<Double> millis = acknowledged();
        reckon();
        return millis;
    }

    /** The same with a database that says nothing for so many seconds, beginning before they ask. */
    List<Double> runFrozen(double seconds) {
        long began = System.nanoTime();
        cluster.postgres().freeze();
        List<Double> millis;
        try {
            millis = acknowledged();
            Wait.seconds(seconds - (System.nanoTime() - began) / 1e9);
        } finally {
            cluster.postgres().thaw();
        }
        reckon();
        return millis;
    }

    private List<Double> acknowledged() {
        List<Question> asked =
                guests.stream().map(guest -> guest.imagines("a boat")).toList();
        Wait.until("all " + guests.size() + " are acknowledged", PATIENCE, 20, () -> asked.stream()
                .allMatch(question -> question.acknowledgedAfter().isPresent()));
        return asked.stream()
                .map(Question::acknowledgedAfter)
                .flatMap(Optional::stream)
                .map(after -> after.toNanos() / 1e6)
                .sorted()
                .toList();
    }

    /** @throws IllegalStateException when somebody got none or two, or was charged for none or two */
    private void reckon() {
        Jdbi jdbi = cluster.jdbi();
        Wait.until("all have their picture", PATIENCE_FOR_PICTURES, 200, () -> guests.stream()
                .allMatch(guest -> guest.pictures() > 0 && Reckoning.over(jdbi, guest, 1)));
        List<String> faults = guests.stream()
                .flatMap(guest -> Reckoning.faults(jdbi, guest, 1).stream())
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
    }
}
