package dev.loggia.discord.http;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the bot does in its own name: messages in channels and to people, its commands. Safe for concurrent use; calls block,
 * and throw nothing.
 *
 * <p>Source: discord.com/developers/docs/resources/message and …/interactions/application-commands.
 */
public final class BotClient {
    private static final int AT_ONCE = 8;

    private final Wire wire;
    private final String authorization;

    public BotClient(URI api, String agent, String token, InstantSource time) {
        wire = new Wire(new Wire.Endpoint(api, agent, AT_ONCE, Duration.ofSeconds(60)), time);
        authorization = "Bot " + token;
    }

    /**
     * Posts a message, once for each nonce within some minutes. The answer is the message.
     *
     * @param nonce at most 25 characters
     */
    public Reply post(String channel, Payload payload, String nonce) {
        return send("POST", "/channels/" + channel + "/messages", "post:" + channel, payload.once(nonce));
    }

    /** Replaces a message of the bot's own, an answer to an interaction included. */
    public Reply edit(String channel, String message, Payload payload) {
        return send("PATCH", "/channels/" + channel + "/messages/" + message, "edit:" + channel, payload);
    }

    /** Deletes a message of the bot's own. */
    public Reply delete(String channel, String message) {
        return send("DELETE", "/channels/" + channel + "/messages/" + message, "delete:" + channel, null);
    }

    /** The private channel with a person. The answer is the channel. */
    public Reply directChannel(String user) {
        String body =
                JsonNodeFactory.instance.objectNode().put("recipient_id", user).toString();
        return wire.send(new Wire.Ask("POST", "/users/@me/channels", "direct", authorization, null), body);
    }

    /** How many shards Discord recommends, and where the gateway is. Status 401: the token is not (any more) a bot's. */
    public Reply gateway() {
        return send("GET", "/gateway/bot", "gateway", null);
    }

    /** The bot's application. */
    public Reply application() {
        return send("GET", "/applications/@me", "application", null);
    }

    /** The commands that Discord offers to everybody now. */
    public Reply commands(String application) {
        return send("GET", commandsPath(application) + "?with_localizations=true", "commands", null);
    }

    /** Offers these commands and no others. */
    public Reply replaceCommands(String application, ArrayNode commands) {
        return wire.send(
                new Wire.Ask("PUT", commandsPath(application), "commands", authorization, null), commands.toString());
    }

    private Reply send(String method, String path, String key, @Nullable Payload payload) {
        return wire.send(new Wire.Ask(method, path, key, authorization, payload));
    }

    private static String commandsPath(String application) {
        return "/applications/" + application + "/commands";
    }
}
