package dev.loggia.sandbox.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as a person sees it now.
 *
 * @param place where it stands
 * @param id its message_id
 * @param author a first name, or the bot's name
 * @param bot whether the bot wrote it
 * @param text what is written in it, or its caption, without marks; "" when nothing is
 * @param html the same with its entities as HTML
 * @param buttons its inline keyboard, row by row
 * @param media its picture, film or file; null when there is none
 * @param album the media_group_id; "" outside an album
 * @param replyTo the message that it answers; 0 when none
 * @param before what was written in it before, oldest first; empty when it was never edited
 * @param reaction the bot's to it; "" when there is none
 * @param invoice Stars that it asks for; 0 when it is no invoice
 */
public record Seen(
        Place place,
        int id,
        String author,
        boolean bot,
        String text,
        String html,
        List<List<Button>> buttons,
        @Nullable File media,
        String album,
        int replyTo,
        List<String> before,
        String reaction,
        long invoice,
        Instant at) {

    public Seen {
        buttons = buttons.stream().map(List::copyOf).toList();
        before = List.copyOf(before);
    }

    /**
     * A key of an inline keyboard.
     *
     * @param label what is written on it
     * @param data its callback_data; "" when it opens an address
     * @param url the address; "" when there is none
     * @param style primary, success or danger; "" for the usual one
     */
    public record Button(String label, String data, String url, String style) {}

    /**
     * A file in a message.
     *
     * @param kind photo, video, animation or document
     * @param bytes as the bot sent them
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record File(
            String kind,
            String fileId,
            String name,
            String type,
            boolean spoiler,
            int width,
            int height,
            byte[] bytes) {}

    /**
     * The file.
     *
     * @throws IllegalStateException when there is none
     */
    public File file() {
        File file = media;
        if (file == null) {
            throw new IllegalStateException("message " + id + " has no file");
        }
        return file;
    }

    public boolean edited() {
        return !before.isEmpty();
    }

    /** The labels of all buttons, in reading order. */
    public List<String> labels() {
        return buttons.stream().flatMap(List::stream).map(Button::label).toList();
    }

    /** The first button whose label is or contains this. */
    public Optional<Button> button(String label) {
        return buttons.stream()
                .flatMap(List::stream)
                .filter(button -> button.label().equals(label))
                .findFirst()
                .or(() -> buttons.stream()
                        .flatMap(List::stream)
                        .filter(button -> button.label().contains(label))
                        .findFirst());
    }
}
