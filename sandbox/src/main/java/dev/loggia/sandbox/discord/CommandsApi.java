package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** applications/{application}/commands and its guild form. */
final class CommandsApi {
    private static final int MOST = 100;

    private final World world;
    private final Checks checks;

    CommandsApi(World world, Checks checks) {
        this.world = world;
        this.checks = checks;
    }

    Reply answer(Call call) {
        if (!call.group(0).equals(world.applicationId)) {
            throw Refusal.of(403, 20012, "You are not authorized to perform this action on this application");
        }
        String guildId = call.group(1);
        if (!guildId.isEmpty()) {
            Guild guild = world.guilds.get(guildId);
            if (guild == null || !guild.botInside()) {
                throw Refusal.missingAccess();
            }
        }
        JsonNode body = call.body().json();
        return switch (call.route()) {
            case LIST_COMMANDS -> Reply.ok(world.commands.list(guildId));
            case OVERWRITE_COMMANDS -> overwrite(guildId, body);
            case CREATE_COMMAND -> create(guildId, body);
            case EDIT_COMMAND -> edit(guildId, call.group(2), body);
            default -> {
                world.commands.remove(guildId, find(guildId, call.group(2)));
                yield Reply.NOTHING;
            }
        };
    }

    private Reply overwrite(String guildId, JsonNode body) {
        Problems problems = checks.check("[ApplicationCommandUpdateRequest]", body);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < body.size(); i++) {
            List<String> path = List.of(Integer.toString(i));
            CommandLimits.check(path, body.path(i), problems);
            if (!names.add(Json.number(body.path(i), "type", 1) + Json.string(body.path(i), "name"))) {
                problems.add(path, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }
        checks.settle("PUT commands", problems);
        if (body.size() > MOST) {
            throw Refusal.of(400, 30032, "Maximum number of application commands reached (100).");
        }
        return Reply.ok(world.commands.overwrite(guildId, body));
    }

    private Reply create(String guildId, JsonNode body) {
        Problems problems = checks.check("ApplicationCommandCreateRequest", body);
        CommandLimits.check(List.of(), body, problems);
        checks.settle("POST commands", problems);
        int status = world.commands.has(guildId, body) ? 200 : 201;
        return Reply.json(status, world.commands.put(guildId, body));
    }

    private Reply edit(String guildId, String id, JsonNode body) {
        ObjectNode known = find(guildId, id);
        ObjectNode whole = Json.object();
        known.propertyStream()
                .filter(field ->
                        !List.of("id", "application_id", "version", "guild_id").contains(field.getKey()))
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> whole.set(field.getKey(), field.getValue()));
        body.propertyStream().forEach(field -> whole.set(field.getKey(), field.getValue()));
        Problems problems = checks.check("ApplicationCommandUpdateRequest", whole);
        CommandLimits.check(List.of(), whole, problems);
        checks.settle("PATCH command", problems);
        ObjectNode stored = world.commands.put(guildId, whole);
        stored.put("id", id);
        return Reply.ok(stored);
    }

    private ObjectNode find(String guildId, String id) {
        return world.commands.byId(guildId, id).orElseThrow(Refusal::unknownCommand);
    }
}
