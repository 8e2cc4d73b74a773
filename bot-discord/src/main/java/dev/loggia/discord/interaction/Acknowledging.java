package dev.loggia.discord.interaction;

import dev.loggia.discord.http.InteractionClient;
import dev.loggia.discord.http.Reply;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gets the first answer through within Discord's three seconds, trying again where that may help. */
final class Acknowledging {
    private static final Duration TIME = Duration.ofMillis(2700);
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final int UNKNOWN_INTERACTION = 10062;
    private static final int ALREADY = 40060;

    private final InteractionClient interactions;

    Acknowledging(InteractionClient interactions) {
        this.interactions = interactions;
    }

    /** How it went; the names are those of the metric. */
    enum Outcome {
        DONE,
        /** By another node, or before a crash: it is the same call. */
        ALREADY_DONE,
        /** The person was told that the application did not respond. */
        TOO_LATE,
        /** Nobody knows whether the person sees it. */
        UNKNOWN
    }

    Outcome answer(Interaction interaction, InteractionClient.Callback callback, @Nullable ObjectNode data) {
        long deadline = System.nanoTime() + TIME.toNanos();
        while (true) {
            Reply reply = interactions.callback(interaction.id(), interaction.token(), callback, data);
            if (reply instanceof Reply.Ok) {
                return Outcome.DONE;
            }
            if (reply instanceof Reply.Refused refused) {
                return refused.code() == ALREADY
                        ? Outcome.ALREADY_DONE
                        : refused.code() == UNKNOWN_INTERACTION ? Outcome.TOO_LATE : Outcome.UNKNOWN;
            }
            Duration wait = reply instanceof Reply.Limited limited ? limited.until() : BETWEEN;
            if (System.nanoTime() + wait.toNanos() > deadline || !pause(wait)) {
                return Outcome.UNKNOWN;
            }
        }
    }

    private static boolean pause(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
