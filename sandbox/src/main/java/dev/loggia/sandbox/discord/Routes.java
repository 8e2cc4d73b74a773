package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Sends each call to what answers it. */
final class Routes {
    private final World world;
    private final CommandsApi commands;
    private final AnswersApi answers;
    private final ChannelsApi channels;
    private final int plainGatewayPort;

    Routes(World world, int plainGatewayPort) {
        Checks checks = new Checks(world);
        Messages messages = new Messages(world);
        this.world = world;
        this.commands = new CommandsApi(world, checks);
        this.answers = new AnswersApi(world, checks, messages);
        this.channels = new ChannelsApi(world, checks, messages);
        this.plainGatewayPort = plainGatewayPort;
    }

    Reply answer(Call call) {
        synchronized (world) {
            return switch (call.route()) {
                case GATEWAY -> Reply.ok(Json.object().put("url", gateway(call)));
                case GATEWAY_BOT -> Reply.ok(recommended(call));
                case APPLICATION -> Reply.ok(application());
                case ME -> Reply.ok(world.wire.bot());
                case LIST_COMMANDS, CREATE_COMMAND, OVERWRITE_COMMANDS, EDIT_COMMAND, DELETE_COMMAND ->
                    commands.answer(call);
                case CALLBACK -> answers.callback(call);
                case GET_ANSWER, EDIT_ANSWER, DELETE_ANSWER -> answers.messages(call);
                case FOLLOW_UP -> answers.followUp(call);
                case OPEN_DIRECT, CHANNEL, TYPING, SEND, GET_MESSAGE, EDIT_MESSAGE, DELETE_MESSAGE ->
                    channels.answer(call);
                case FILE -> file(call);
                case OTHER -> {
                    world.fault("not spoken here: " + call.method() + " " + call.path());
                    throw Refusal.notFound();
                }
            };
        }
    }

    /** Who came through the proxy is sent to Discord's own name, which leads there again. */
    private String gateway(Call call) {
        return call.header("host").startsWith("discord") ? Gateway.NAME : "ws://127.0.0.1:" + plainGatewayPort;
    }

    private ObjectNode recommended(Call call) {
        ObjectNode json = Json.object().put("url", gateway(call));
        json.put("shards", Math.max(1, world.guilds.size() / 100));
        json.putObject("session_start_limit")
                .put("total", 1000)
                .put("remaining", 999)
                .put("reset_after", 14_400_000)
                .put("max_concurrency", 1);
        return json;
    }

    private ObjectNode application() {
        ObjectNode json = Json.object();
        json.put("id", world.applicationId)
                .put("name", "Loggia")
                .put("description", "")
                .putNull("icon");
        json.put("bot_public", true).put("bot_require_code_grant", false).put("verify_key", "0".repeat(64));
        json.put("flags", 0).put("summary", "").putNull("team");
        json.set("owner", world.wire.user(new Person(world, Snowflakes.fixed(5, 999), "Owner")));
        json.set("bot", world.wire.bot());
        return json;
    }

    private Reply file(Call call) {
        Upload file = world.files.get(call.group(0));
        if (file == null) {
            throw Refusal.notFound();
        }
        return Reply.file(file.type(), file.bytes());
    }
}
