package dev.loggia.telegram.outbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a call is answered, and what of the answer is there already: the door's words for the desk to keep.
 *
 * @param chat the chat to write to
 * @param topic the topic in it
 * @param replyTo the message to reply to
 * @param press the id of the query of a pressed button, which waits to be heard
 * @param message our message, once there is one
 * @param pictured whether our message is a picture and its words are a caption
 * @param album the messages of the album that was sent, below which our message is; empty when there is none
 * @param spot whether this is where it was asked
 */
public record Address(
        long chat,
        @Nullable Integer topic,
        @Nullable Integer replyTo,
        @Nullable String press,
        @Nullable Integer message,
        boolean pictured,
        List<Integer> album,
        Spot spot) {

    /** Where the chat is, seen from where it was asked. */
    enum Spot {
        THERE,
        /** The requester's private chat, instead of a group. */
        ASIDE,
        /** In the group, where it was only said that the answer waits in the private chat. */
        HINTED
    }

    public Address {
        album = List.copyOf(album);
    }

    /** Of a command or an answer to a question. */
    public static Address of(long chat, @Nullable Integer topic, @Nullable Integer replyTo) {
        return new Address(chat, topic, replyTo, null, null, false, List.of(), Spot.THERE);
    }

    /** Of a pressed button. */
    public static Address ofPress(long chat, @Nullable Integer topic, @Nullable Integer replyTo, String press) {
        return new Address(chat, topic, replyTo, press, null, false, List.of(), Spot.THERE);
    }

    /** Of a button whose answer takes the place of the message that it is under. */
    public static Address inPlace(long chat, @Nullable Integer topic, int message, boolean pictured, String press) {
        return new Address(chat, topic, null, press, message, pictured, List.of(), Spot.THERE);
    }

    Address heard() {
        return new Address(chat, topic, replyTo, null, message, pictured, album, spot);
    }

    Address showing(int messageId, boolean picture) {
        return new Address(chat, topic, replyTo, press, messageId, picture, album, spot);
    }

    Address withAlbum(List<Integer> messages) {
        return new Address(chat, topic, replyTo, press, message, pictured, messages, spot);
    }

    /** The message is gone: the next word is a new one. */
    Address withoutMessage() {
        return new Address(chat, topic, replyTo, press, null, false, album, spot);
    }

    Address withoutTopic() {
        return new Address(chat, null, replyTo, press, null, false, album, spot);
    }

    /** The group has another id now, and its messages too. */
    Address migrated(long group) {
        return new Address(group, topic, null, press, null, false, List.of(), spot);
    }

    /** In the private chat, whose id is the user's. */
    Address privately(long user) {
        return new Address(user, null, null, press, null, false, List.of(), Spot.ASIDE);
    }

    Address hinted(int messageId) {
        return new Address(chat, topic, replyTo, null, messageId, false, List.of(), Spot.HINTED);
    }

    /** Groups have negative ids. */
    boolean inGroup() {
        return chat < 0;
    }

    /** The form in which the desk keeps it. */
    public String written() {
        StringBuilder text = new StringBuilder("c=" + chat);
        add(text, "t", topic);
        add(text, "r", replyTo);
        add(text, "q", press);
        add(text, "m", message);
        add(text, "p", pictured ? "1" : null);
        add(
                text,
                "a",
                album.isEmpty() ? null : album.stream().map(String::valueOf).collect(Collectors.joining(",")));
        add(text, "s", spot == Spot.THERE ? null : spot);
        return text.toString();
    }

    private static void add(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append('&').append(name).append('=').append(value);
        }
    }

    /** @throws IllegalArgumentException when it was not {@link #written} */
    static Address read(String written) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : written.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Not an address of this door");
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        String chat = parts.get("c");
        if (chat == null) {
            throw new IllegalArgumentException("An address without a chat");
        }
        return new Address(
                Long.parseLong(chat),
                number(parts.get("t")),
                number(parts.get("r")),
                parts.get("q"),
                number(parts.get("m")),
                parts.containsKey("p"),
                numbers(parts.get("a")),
                Spot.valueOf(parts.getOrDefault("s", Spot.THERE.name())));
    }

    private static List<Integer> numbers(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }
}
