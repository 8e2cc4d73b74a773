package dev.loggia.discord.answer;

import java.time.Duration;

/** What came of trying one way to a requester. */
sealed interface Step {

    record Shown(Address address) implements Step {}

    /** This way is open, but not now. */
    record Wait(Duration length) implements Step {}

    /**
     * This way leads nowhere any more.
     *
     * @param why Discord's status and code
     */
    record Closed(String why) implements Step {}
}
