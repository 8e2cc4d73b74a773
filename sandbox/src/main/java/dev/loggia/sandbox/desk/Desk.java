package dev.loggia.sandbox.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page at {@value #PATH} and what it asks for, without a web framework: whoever has one hands requests over. It does not
 * look at who asks; let nobody but this machine in. Safe for many threads; a question for news takes up to a second.
 */
public final class Desk {
    /** Where the page and everything of it stands; requests are handed over with their whole path. */
    public static final String PATH = "/dev/chat";

    /** Largest body that {@link #handle} reads. */
    public static final int LARGEST_BODY = 64 * 1024;

    private static final Pattern ROOM = Pattern.compile("/([a-z]+)/(state|act|media)(?:/([A-Za-z0-9_.-]{1,200}))?");
    private static final Pattern SHOWN =
            Pattern.compile("(?:image/(?:png|jpeg|gif|webp|avif)|video/(?:mp4|webm)|audio/mpeg)");
    private static final Map<String, String> FILES = Map.of(
            "", "text/html;charset=utf-8",
            "/desk.css", "text/css;charset=utf-8",
            "/desk.js", "text/javascript;charset=utf-8");
    private static final long NEWS_WITHIN_NANOS = 1_000_000_000L;
    private static final long LOOK_AGAIN_NANOS = 40_000_000L;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Room> rooms;

    public Desk(List<Room> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    /**
     * Answers one request.
     *
     * @param path the whole path, from {@value #PATH} on, decoded
     * @param query as it stands in the address; "" when there is none
     * @param body for POST, JSON
     */
    public Answer handle(String method, String path, String query, byte[] body) {
        String rest = path.startsWith(PATH) ? path.substring(PATH.length()) : "?";
        if (method.equals("GET") && FILES.containsKey(rest)) {
            return new Answer(200, FILES.getOrDefault(rest, ""), resource(rest.isEmpty() ? "/desk.html" : rest));
        }
        if (method.equals("GET") && rest.equals("/rooms")) {
            return json(200, Map.of("rooms", rooms.stream().map(Desk::described).toList()));
        }
        Matcher asked = ROOM.matcher(rest);
        Optional<Room> room = asked.matches() ? named(asked.group(1)) : Optional.empty();
        if (room.isEmpty()) {
            return error(404, "There is no such thing here.");
        }
        return switch (method + " " + asked.group(2)) {
            case "GET media" -> media(room.get(), String.valueOf(asked.group(3)));
            case "GET state" -> state(room.get(), query);
            case "POST act" -> act(room.get(), query, body);
            default -> error(405, "Not in this way.");
        };
    }

    private static Map<String, Object> described(Room room) {
        return Map.of("name", room.name(), "people", room.people());
    }

    private Optional<Room> named(String name) {
        return rooms.stream().filter(room -> room.name().equals(name)).findFirst();
    }

    private static Answer state(Room room, String query) {
        String person = parameter(query, "person");
        if (!room.people().contains(person)) {
            return error(400, "Nobody here is called so.");
        }
        String since = parameter(query, "since");
        long end = System.nanoTime() + NEWS_WITHIN_NANOS;
        while (Long.toString(room.version()).equals(since)) {
            if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
                return new Answer(204, "application/json", new byte[0]);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return json(200, room.state(person));
    }

    private static Answer act(Room room, String query, byte[] body) {
        String person = parameter(query, "person");
        if (!room.people().contains(person) || body.length > LARGEST_BODY) {
            return error(400, "Nobody here is called so, or it is too much.");
        }
        try {
            Map<String, Object> action = MAPPER.readValue(body, new TypeReference<Map<String, Object>>() {});
            return action == null ? error(400, "That is no action.") : json(200, room.act(person, action));
        } catch (JacksonException e) {
            return error(400, "That is no action.");
        }
    }

    /** What a browser could run, or might guess at, is only offered for saving. */
    private static Answer media(Room room, String id) {
        return room.media(id)
                .map(media -> new Answer(
                        200,
                        SHOWN.matcher(media.type()).matches() ? media.type() : "application/octet-stream",
                        media.bytes()))
                .orElseGet(() -> error(404, "There is no such file."));
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
    }

    private static Answer error(int status, String sentence) {
        return json(status, Map.of("error", sentence));
    }

    private static Answer json(int status, Map<String, Object> body) {
        return new Answer(status, "application/json", MAPPER.writeValueAsBytes(body));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Desk.class.getResourceAsStream(name.substring(1))) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
