package dev.loggia.discord.interaction;

import dev.loggia.discord.http.InteractionClient;
import dev.loggia.discord.http.Reply;
import dev.loggia.discord.message.Rendering;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gets the first answer through within Discord's three seconds, trying again where that may help. */
final class Acknowledging {
    private static final Duration TIME = Duration.ofMillis(2700);
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final int UNKNOWN_INTERACTION = 10062;
    private static final int ALREADY = 40060;

    private static final Logger log = LoggerFactory.getLogger(Acknowledging.class);

    private final InteractionClient interactions;
    private final MeterRegistry meters;

    Acknowledging(InteractionClient interactions, MeterRegistry meters) {
        this.interactions = interactions;
        this.meters = meters;
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

    /** A sentence for who did it alone. */
    void say(Interaction interaction, String sentence) {
        answer(
                interaction,
                InteractionClient.Callback.MESSAGE,
                Rendering.sentence(sentence).json());
    }

    Outcome answer(Interaction interaction, InteractionClient.Callback callback, @Nullable ObjectNode data) {
        long began = System.nanoTime();
        Outcome outcome = tried(interaction, callback, data);
        meters.timer("loggia.discord.acknowledgement", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .record(Duration.ofNanos(System.nanoTime() - began));
        if (outcome == Outcome.TOO_LATE) {
            log.warn("Discord: an acknowledgement came too late, and what was asked for was not done");
        }
        return outcome;
    }

    private Outcome tried(Interaction interaction, InteractionClient.Callback callback, @Nullable ObjectNode data) {
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
