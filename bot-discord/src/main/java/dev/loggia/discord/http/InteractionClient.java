package dev.loggia.discord.http;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers interactions. No secret of the bot's is needed: the interaction's token authorizes. Our own client, because Javacord
 * sends all callbacks of a process one after another. First answers and later edits have connections of their own, so that
 * pictures under way delay nobody's acknowledgement. Safe for concurrent use; calls block, and throw nothing.
 *
 * <p>Source: discord.com/developers/docs/interactions/receiving-and-responding.
 */
public final class InteractionClient {
    /** The first answer to an interaction, which Discord waits for three seconds. */
    public static final String ORIGINAL = "@original";

    private static final int FIRST_AT_ONCE = 32;
    private static final int LATER_AT_ONCE = 16;

    private final Wire first;
    private final Wire later;

    /** How Discord is answered: {@code callback} types of interactions. */
    public enum Callback {
        MESSAGE(4),
        LATER(5),
        LATER_UPDATE(6),
        UPDATE(7),
        CHOICES(8),
        FORM(9);

        private final int type;

        Callback(int type) {
            this.type = type;
        }
    }

    public InteractionClient(URI api, String agent, InstantSource time) {
        first = new Wire(new Wire.Endpoint(api, agent, FIRST_AT_ONCE, Duration.ofSeconds(2)), time);
        later = new Wire(new Wire.Endpoint(api, agent, LATER_AT_ONCE, Duration.ofSeconds(60)), time);
    }

    /** The first answer. Code 40060 says that there was one already, 10062 that it was too late. */
    public Reply callback(String interaction, String token, Callback callback, @Nullable ObjectNode data) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", callback.type);
        if (data != null) {
            body.set("data", data);
        }
        String path = "/interactions/" + interaction + "/" + token + "/callback";
        return first.send(new Wire.Ask("POST", path, token, null, null), body.toString());
    }

    /** Replaces the first answer ({@link #ORIGINAL}) or a follow-up. Repeating it does no harm. The answer is the message. */
    public Reply edit(String application, String token, String message, Payload payload) {
        String path = webhook(application, token) + "/messages/" + message;
        return later.send(new Wire.Ask("PATCH", path, token, null, payload));
    }

    /** Another message in the same place. The answer is the message. */
    public Reply followUp(String application, String token, Payload payload) {
        return later.send(new Wire.Ask("POST", webhook(application, token) + "?wait=true", token, null, payload));
    }

    public Reply delete(String application, String token, String message) {
        String path = webhook(application, token) + "/messages/" + message;
        return later.send(new Wire.Ask("DELETE", path, token, null, null));
    }

    /** Uses the connection for first answers, so that the next one need not be opened. */
    public void keepWarm() {
        first.send(new Wire.Ask("GET", "/gateway", "gateway", null, null));
    }

    private static String webhook(String application, String token) {
        return "/webhooks/" + application + "/" + token;
    }
}
