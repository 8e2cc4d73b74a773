package dev.loggia.discord.message;

import dev.loggia.chat.Button;
import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.discord.http.Payload;
import dev.loggia.engine.media.MediaAsset;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns Loggia's messages into Discord's: an embed whose colour is the tone, files, rows of buttons. */
public final class Rendering {
    private static final int ROW = 1;
    private static final int BUTTON = 2;
    private static final int LINK = 5;
    /** discord.com/developers/docs/components/reference, button. */
    private static final int LONGEST_LABEL = 80;

    private final ButtonIds ids;
    private final Pictures pictures;
    private final String mediaUrl;

    /** @param mediaUrl where results are shown to the outside, without a slash at its end; empty when nowhere */
    public Rendering(ButtonIds ids, Pictures pictures, String mediaUrl) {
        this.ids = ids;
        this.pictures = pictures;
        this.mediaUrl = mediaUrl;
    }

    /**
     * @param limit bytes that one file may have; 0 sends no files, only links
     * @throws RuntimeException when the store of the pictures does not answer: later, maybe
     */
    public Payload of(Message message, Locale locale, long limit) {
        Pictures.Choice choice = pictures.choose(message.pictures(), message.spoiler(), limit);
        Payload payload = Payload.blank(choice.files());
        String text = text(message.body(), choice.large(), locale);
        if (!text.isEmpty()) {
            ((ArrayNode) payload.json().path("embeds"))
                    .addObject()
                    .put("description", text)
                    .put("color", colour(message.tone()));
        }
        ArrayNode rows = (ArrayNode) payload.json().path("components");
        message.rows().forEach(row -> row(rows.addObject(), row));
        return payload;
    }

    private String text(List<Text> body, List<MediaAsset> large, Locale locale) {
        StringBuilder notes = new StringBuilder();
        for (MediaAsset picture : large) {
            long megabytes = Math.max(1, picture.bytes() >> 20);
            notes.append('\n')
                    .append(
                            mediaUrl.isEmpty()
                                    ? Words.say(locale, "file.large.nowhere", megabytes)
                                    : Words.say(locale, "file.large", megabytes, link(picture, locale)));
        }
        String written = Markdown.of(body, Markdown.LONGEST - notes.length());
        return (written + notes).strip();
    }

    private String link(MediaAsset picture, Locale locale) {
        return "[" + Words.say(locale, "file.open") + "](" + mediaUrl + "/media/" + picture.id() + ")";
    }

    private void row(ObjectNode json, List<Button> row) {
        ArrayNode buttons = json.put("type", ROW).putArray("components");
        for (Button button : row) {
            ObjectNode made = buttons.addObject().put("type", BUTTON);
            made.put("label", Markdown.cut(button.label(), LONGEST_LABEL));
            if (!button.emoji().isEmpty()) {
                made.putObject("emoji").put("name", button.emoji());
            }
            does(made, button.does());
        }
    }

    private void does(ObjectNode made, Button.Does does) {
        if (does instanceof Button.Does.Press press) {
            made.put("style", style(press.style())).put("custom_id", ids.write(press.action(), press.subject()));
        } else if (does instanceof Button.Does.Open open) {
            made.put("style", LINK).put("url", open.page().toString());
        }
    }

    private static int style(Button.Style style) {
        return switch (style) {
            case MAIN -> 1;
            case PLAIN -> 2;
            case DANGER -> 4;
        };
    }

    private static int colour(Message.Tone tone) {
        return switch (tone) {
            case CALM -> 0x6B7A99;
            case WORKING -> 0xE0A458;
            case GOOD -> 0x4F9D69;
            case REFUSED -> 0xC8553D;
        };
    }

    /** A plain sentence for the requester alone. */
    public static Payload sentence(String sentence) {
        Payload payload = Payload.blank(List.of());
        payload.json().put("content", sentence);
        return payload.hidden();
    }
}
