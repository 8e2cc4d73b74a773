package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A form (modal) that the bot has opened for somebody.
 *
 * @param id the custom_id
 */
public record Form(String id, String title, List<Line> lines, Interaction opener) {

    /** One text input; {@code most} is the number of characters it takes. */
    public record Line(
            String id,
            String label,
            String value,
            boolean large,
            boolean required,
            int least,
            int most,
            boolean labelled) {
        boolean takes(String text) {
            boolean enough = text.isEmpty() ? !required : text.length() >= least;
            return enough && text.length() <= most;
        }
    }

    public Form {
        lines = List.copyOf(lines);
    }

    static String key(Interaction interaction) {
        return key(interaction.person(), interaction.channel());
    }

    static String key(Person person, Channel channel) {
        return person.id() + " " + channel.id();
    }

    static Form read(Interaction opener, JsonNode data) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode row : Json.list(data, "components")) {
            boolean labelled = Json.number(row, "type", 1) == 18;
            if (labelled) {
                lines.add(line(row.path("component"), Json.string(row, "label"), true));
            } else {
                Json.list(row, "components")
                        .forEach(input -> lines.add(line(input, Json.string(input, "label"), false)));
            }
        }
        return new Form(Json.string(data, "custom_id"), Json.string(data, "title"), lines, opener);
    }

    private static Line line(JsonNode input, String label, boolean labelled) {
        return new Line(
                Json.string(input, "custom_id"),
                label,
                Json.string(input, "value"),
                Json.number(input, "style", 1) == 2,
                input.path("required").asBoolean(true),
                Json.number(input, "min_length", 0),
                Json.number(input, "max_length", 4000),
                labelled);
    }
}
