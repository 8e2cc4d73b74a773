package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a person sees out of Discord's objects. */
final class Sight {
    private Sight() {}

    static Seen.Embed embed(World world, JsonNode embed) {
        String image = Json.string(embed.path("image"), "url");
        Upload shown = world.files.get(Attachments.idIn(image));
        return new Seen.Embed(
                Json.string(embed, "title"),
                Json.string(embed, "description"),
                Json.number(embed, "color", -1),
                Json.list(embed, "fields").stream()
                        .map(field -> new Seen.EmbedField(
                                Json.string(field, "name"), Json.string(field, "value"), Json.flag(field, "inline")))
                        .toList(),
                Json.string(embed.path("footer"), "text"),
                Json.string(embed, "url"),
                image,
                shown == null ? null : file(Attachments.idIn(image), shown));
    }

    private static Seen.Attachment file(String id, Upload file) {
        return new Seen.Attachment(id, file.name(), file.type(), file.bytes(), spoiler(file.name()), "", 0, 0);
    }

    static Seen.Attachment file(World world, JsonNode file) {
        String id = Json.string(file, "id");
        Upload stored = world.files.get(id);
        String name = Json.string(file, "filename");
        return new Seen.Attachment(
                id,
                name,
                Json.string(file, "content_type"),
                stored == null ? new byte[0] : stored.bytes(),
                spoiler(name),
                Json.string(file, "description"),
                Json.number(file, "width", 0),
                Json.number(file, "height", 0));
    }

    static List<Seen.Component> row(JsonNode row) {
        return Json.list(row, "components").stream().map(Sight::component).toList();
    }

    private static Seen.Component component(JsonNode json) {
        String label = Json.string(json, "label");
        return new Seen.Component(
                Json.number(json, "type", 0),
                Json.string(json, "custom_id"),
                label.isEmpty() ? Json.string(json, "placeholder") : label,
                Json.string(json.path("emoji"), "name"),
                Json.number(json, "style", 0),
                Json.string(json, "url"),
                Json.flag(json, "disabled"),
                Json.list(json, "options").stream().map(Seen.Choice::of).toList());
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static boolean spoiler(String name) {
        return name.startsWith("SPOILER_");
    }
}
