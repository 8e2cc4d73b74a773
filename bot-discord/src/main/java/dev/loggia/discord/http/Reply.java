package dev.loggia.discord.http;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What came of one request to Discord. */
public sealed interface Reply {

    /** @param body what Discord sent; a missing node when that was nothing */
    record Ok(JsonNode body) implements Reply {}

    /**
     * Not like this, and not by trying again.
     *
     * @param status of HTTP
     * @param code Discord's own (developers/topics/opcodes-and-status-codes, JSON error codes), 0 when it sent none
     */
    record Refused(int status, int code) implements Reply {}

    /** Too often; nothing happened. Discord takes the next one when {@code until} has passed. */
    record Limited(Duration until) implements Reply {}

    /**
     * No answer that says whether it happened.
     *
     * @param what for operators, without addresses, which hold tokens
     */
    record Failed(String what) implements Reply {}
}
