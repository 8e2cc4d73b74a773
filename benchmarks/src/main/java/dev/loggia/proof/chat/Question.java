package dev.loggia.proof.chat;

import java.time.Duration;
import java.util.Optional;

/** A command or a press that was sent to a bot. */
public interface Question {

    /**
     * How long it took from the moment it was sent until the platform had taken the acknowledgement; empty while it has not. In
     * Discord that is the answer to the interaction, in Telegram the question for updates behind this one.
     */
    Optional<Duration> acknowledgedAfter();
}
