package dev.loggia.discord;

import dev.loggia.chat.Button;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.MediaContent;
import dev.loggia.engine.media.Variant;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Messages and pictures as the desk would give them. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Samples() {}

    static Message working(String words) {
        return Message.of(Message.Tone.WORKING, Text.of(words));
    }

    static Message refused(String words) {
        return Message.of(Message.Tone.REFUSED, Text.of(words));
    }

    static Message pictures(MediaAsset... assets) {
        Message message = new Message(
                Message.Tone.GOOD,
                List.of(
                        Text.empty().plus(Text.Look.STRONG, "Ready"),
                        Text.empty().plus(Text.Look.QUOTE, "a fox")),
                List.of(assets),
                false,
                List.of());
        return message.withRow(
                Button.press("Again", "🔁", "again", "subject-1"),
                Button.press("Edit", "✏️", "edit", "subject-1"),
                Button.press("Turn", "➡️", "turn", "2"),
                Button.open("Open", URI.create("https://loggia.example/g/1")));
    }

    static Message covered(MediaAsset asset) {
        return new Message(Message.Tone.GOOD, List.of(), List.of(asset), true, List.of());
    }

    /** A picture of that many bytes, which has a preview. */
    static MediaAsset picture(int ordinal, long bytes) {
        return new MediaAsset(
                new UUID(ordinal, 7),
                new GenerationId(new UUID(1, 2)),
                ordinal,
                MediaKind.IMAGE,
                "image/png",
                bytes,
                "0".repeat(64),
                64,
                64,
                null,
                "o/" + ordinal,
                null,
                "t/" + ordinal,
                NOON,
                null,
                null);
    }

    /** As many bytes as the asset says, or a short preview. */
    static MediaContent content(MediaAsset asset, Variant variant) {
        byte[] bytes = variant == Variant.ORIGINAL
                ? ("picture " + asset.ordinal() + " ".repeat((int) asset.bytes()))
                        .substring(0, (int) asset.bytes())
                        .getBytes(StandardCharsets.US_ASCII)
                : "preview".getBytes(StandardCharsets.US_ASCII);
        String type = variant == Variant.ORIGINAL ? asset.contentType() : "image/jpeg";
        return new MediaContent(new ByteArrayInputStream(bytes), bytes.length, bytes.length, type);
    }
}
