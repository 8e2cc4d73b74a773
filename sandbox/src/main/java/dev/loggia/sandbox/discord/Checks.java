package dev.loggia.sandbox.discord;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks what the bot sends; what is wrong with it is noted for tests, also where Discord would pass over it. */
final class Checks {
    private final World world;
    private final Schema schema = new Schema();

    Checks(World world) {
        this.world = world;
    }

    Problems check(String body, JsonNode json) {
        return schema.check(body, json);
    }

    /** A message's body by its name in the table. */
    void message(String what, String body, JsonNode json) {
        Problems problems = schema.check(body, json);
        MessageLimits.checkMessage(List.of(), json, problems);
        settle(what, problems);
    }

    /** Notes unknown fields; refuses with all errors at once, if there are any. */
    void settle(String what, Problems problems) {
        problems.unknown().forEach(field -> world.fault(what + ": Discord knows no field " + field));
        if (!problems.errors().isEmpty()) {
            world.fault(what + ": " + problems.summary());
            throw Refusal.invalid(problems.errors());
        }
    }
}
