package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message as a person sees it.
 *
 * @param id the message's; a notice of failure has the interaction's
 * @param text as it was sent, with Discord's markdown
 * @param ephemeral only this person sees it
 * @param thinking the bot has deferred its answer
 * @param failed the bot did not answer in time, or deferred and never came back
 * @param edited changed after it was there; the end of a deferred answer does not count
 * @param rows of buttons and selects
 * @param replyTo the message it replies to
 * @param usedBy who used the command or button that it answers
 * @param command the command's name; empty when it answers none
 * @param earlier its texts before each edit
 * @param pings who was notified: user and role ids, {@code @everyone}, {@code @here}
 */
public record Seen(
        String id,
        String author,
        boolean bot,
        String text,
        boolean ephemeral,
        boolean thinking,
        boolean failed,
        boolean edited,
        List<Embed> embeds,
        List<Attachment> attachments,
        List<List<Component>> rows,
        @Nullable String replyTo,
        @Nullable String usedBy,
        String command,
        List<String> earlier,
        List<String> pings) {

    /** {@code color} is -1 when there is none; {@code image} is a file of this message, {@code imageUrl} any. */
    public record Embed(
            String title,
            String description,
            int color,
            List<EmbedField> fields,
            String footer,
            String url,
            String imageUrl,
            @Nullable Attachment image) {}

    public record EmbedField(String name, String value, boolean inline) {}

    /** A file; {@code width} and {@code height} are 0 when it is no picture. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Attachment(
            String id,
            String name,
            String type,
            byte[] bytes,
            boolean spoiler,
            String description,
            int width,
            int height) {
        @Override
        public String toString() {
            return name + " (" + bytes.length + " bytes)";
        }
    }

    /** A button (type 2) or select (3, 5 to 8); {@code style} is Discord's number, {@code url} a link button's. */
    public record Component(
            int type,
            String id,
            String label,
            String emoji,
            int style,
            String url,
            boolean disabled,
            List<Choice> options) {}

    public record Choice(String name, String value) {
        static Choice of(JsonNode json) {
            String name = Json.string(json, "name");
            return new Choice(name.isEmpty() ? Json.string(json, "label") : name, Json.string(json, "value"));
        }
    }

    /** Every text of it: its own, its embeds' and its fields', one a line. */
    public String words() {
        Stream<String> embedded = embeds.stream()
                .flatMap(embed -> Stream.concat(
                        Stream.of(embed.title(), embed.description()),
                        Stream.concat(
                                embed.fields().stream().flatMap(field -> Stream.of(field.name(), field.value())),
                                Stream.of(embed.footer()))));
        return Stream.concat(Stream.of(text), embedded)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The labels (or emoji) of its buttons, row by row. */
    public List<String> buttons() {
        return rows.stream()
                .flatMap(List::stream)
                .filter(component -> component.type() == 2)
                .map(button -> button.label().isEmpty() ? button.emoji() : button.label())
                .toList();
    }

    /** The button or select with this label, emoji or custom_id. */
    public Optional<Component> component(String what) {
        return rows.stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(what)
                        || one.label().equals(what)
                        || one.emoji().equals(what))
                .findFirst();
    }

    /** Its files, those that embeds show among them. */
    public List<Attachment> files() {
        return Stream.concat(attachments.stream(), embeds.stream().flatMap(embed -> Stream.ofNullable(embed.image())))
                .toList();
    }

    static Seen of(World world, Message message) {
        JsonNode wire = message.wire;
        Interaction by = message.by;
        boolean failed = message.thinking && by != null && by.tokenExpired(world.now());
        return new Seen(
                message.id(),
                Json.string(wire.path("author"), "global_name"),
                Json.flag(wire.path("author"), "bot"),
                failed ? "The application did not respond" : Json.string(wire, "content"),
                message.onlyFor != null,
                message.thinking && !failed,
                failed,
                wire.path("edited_timestamp").isString(),
                Json.list(wire, "embeds").stream()
                        .map(embed -> Sight.embed(world, embed))
                        .toList(),
                Json.list(wire, "attachments").stream()
                        .map(file -> Sight.file(world, file))
                        .toList(),
                Json.list(wire, "components").stream().map(Sight::row).toList(),
                Sight.orNull(Json.string(wire.path("message_reference"), "message_id")),
                by == null ? null : by.person().name(),
                by == null ? "" : by.commandName(),
                List.copyOf(message.earlier),
                List.copyOf(message.pings));
    }

    static Seen failure(Interaction late) {
        String text =
                late.type() == Interaction.COMMAND ? "The application did not respond" : "This interaction failed";
        return new Seen(
                late.id(),
                "Loggia",
                true,
                text,
                true,
                false,
                true,
                false,
                List.of(),
                List.of(),
                List.of(),
                null,
                late.person().name(),
                late.commandName(),
                List.of(),
                List.of());
    }
}
