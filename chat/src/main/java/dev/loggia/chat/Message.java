package dev.loggia.chat;

import dev.loggia.engine.media.MediaAsset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message as every chat can show it.
 *
 * @param tone what it is about, which some chats show by a colour
 * @param body lines of text, in order
 * @param pictures results of a generation, at most ten, in order
 * @param spoiler whether the pictures are covered until somebody looks
 * @param rows buttons, at most five rows of at most five
 */
public record Message(Tone tone, List<Text> body, List<MediaAsset> pictures, boolean spoiler, List<List<Button>> rows) {

    public enum Tone {
        CALM,
        WORKING,
        GOOD,
        /** It did not happen; the text says the way out. Seen by the requester alone where the chat can do that. */
        REFUSED
    }

    public Message {
        body = List.copyOf(body);
        pictures = List.copyOf(pictures);
        rows = rows.stream().map(List::copyOf).toList();
        if (rows.size() > 5 || rows.stream().anyMatch(row -> row.isEmpty() || row.size() > 5)) {
            throw new IllegalArgumentException("At most five rows of one to five buttons");
        }
        if (pictures.size() > 10) {
            throw new IllegalArgumentException("At most ten pictures");
        }
    }

    public static Message of(Tone tone, Text... body) {
        return new Message(tone, List.of(body), List.of(), false, List.of());
    }

    public Message withRow(Button... row) {
        List<List<Button>> longer = new java.util.ArrayList<>(rows);
        longer.add(List.of(row));
        return new Message(tone, body, pictures, spoiler, longer);
    }

    /** What it says, line by line, without looks. */
    public String plain() {
        return body.stream().map(Text::plain).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "Message[" + tone + "]";
    }
}
