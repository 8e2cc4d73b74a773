package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.desk.Media;
import dev.loggia.sandbox.desk.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The chats as a person at a page sees them: each person's private chat, and the group under "NAME in GROUP". */
final class TelegramRoom implements Room {
    private static final Duration NOTICE_LASTS = Duration.ofSeconds(6);

    private final TelegramStandIn telegram;
    private final World world;
    private final Shelf shelf;
    private final Map<String, Last> last = new ConcurrentHashMap<>();

    private record Last(Press press, Instant at) {}

    private record Role(Person person, Place place) {}

    TelegramRoom(TelegramStandIn telegram, World world, Shelf shelf) {
        this.telegram = telegram;
        this.world = world;
        this.shelf = shelf;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public List<String> people() {
        List<String> roles = new ArrayList<>(telegram.people());
        telegram.people().stream().map(name -> name + inGroup()).forEach(roles::add);
        return roles;
    }

    private String inGroup() {
        return " in " + world.options.group();
    }

    private Role role(String name) {
        boolean grouped = name.endsWith(inGroup());
        Person person = telegram.person(
                grouped ? name.substring(0, name.length() - inGroup().length()) : name);
        return new Role(person, grouped ? telegram.group() : person.chat());
    }

    @Override
    public long version() {
        Instant old = world.now().minus(NOTICE_LASTS);
        if (last.values()
                .removeIf(one -> one.at().isBefore(old) && one.press().answer().isPresent())) {
            world.changed();
        }
        return world.version();
    }

    @Override
    public Map<String, Object> state(String name) {
        long version = version();
        Role role = role(name);
        List<Object> messages = new ArrayList<>();
        role.person().sees(role.place()).forEach(seen -> messages.add(message(role, seen)));
        role.person().seesAction(role.place()).ifPresent(action -> messages.add(doing(action)));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", version);
        state.put("commands", commands(role));
        state.put("messages", messages);
        state.put("form", null);
        state.put("notice", notice(name));
        return state;
    }

    private @Nullable String notice(String name) {
        Last pressed = last.get(name);
        String text = pressed == null
                ? ""
                : pressed.press().answer().map(Press.Answer::text).orElse("");
        return text.isEmpty() ? null : text;
    }

    private static List<Object> commands(Role role) {
        List<Object> commands = new ArrayList<>();
        role.person()
                .seesCommands(role.place())
                .forEach(entry -> commands.add(
                        Map.of("name", entry.command(), "description", entry.description(), "options", List.of())));
        return commands;
    }

    private static Map<String, Object> message(Role role, Seen seen) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", Integer.toString(seen.id()));
        message.put("author", seen.author());
        message.put("self", !seen.bot() && seen.author().equals(role.person().name()));
        message.put("bot", seen.bot());
        message.put("text", seen.html());
        message.put("format", "html");
        message.put("edited", seen.edited());
        message.put("media", media(seen));
        message.put("buttons", buttons(seen));
        message.put("replyTo", seen.replyTo() == 0 ? null : Integer.toString(seen.replyTo()));
        return message;
    }

    private static List<Object> media(Seen seen) {
        Seen.File file = seen.media();
        if (file == null) {
            return List.of();
        }
        return List.of(Map.of(
                "url", "media/" + file.fileId(),
                "type", file.type(),
                "name", file.name(),
                "spoiler", file.spoiler()));
    }

    private static List<Object> buttons(Seen seen) {
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < seen.buttons().size(); row++) {
            List<Object> buttons = new ArrayList<>();
            for (int column = 0; column < seen.buttons().get(row).size(); column++) {
                Seen.Button button = seen.buttons().get(row).get(column);
                buttons.add(Map.of(
                        "label",
                        button.label(),
                        "emoji",
                        "",
                        "style",
                        button.style(),
                        "id",
                        row + "." + column,
                        "url",
                        startPayload(button.url()).isPresent() ? "" : button.url(),
                        "disabled",
                        false));
            }
            rows.add(buttons);
        }
        return rows;
    }

    private static Map<String, Object> doing(String action) {
        String text =
                switch (action) {
                    case "upload_photo" -> "sending a photo";
                    case "upload_video", "record_video" -> "sending a video";
                    case "upload_document" -> "sending a file";
                    default -> "typing";
                };
        return Map.of("id", "doing", "author", "", "bot", true, "thinking", true, "text", text, "format", "html");
    }

    @Override
    public Map<String, Object> act(String name, Map<String, Object> action) {
        Role role = role(name);
        try {
            return switch (String.valueOf(action.get("type"))) {
                case "text" -> write(role, String.valueOf(action.get("text")));
                case "command" -> write(role, command(action));
                case "press" ->
                    press(name, role, String.valueOf(action.get("message")), String.valueOf(action.get("button")));
                case "suggest" -> Map.of("choices", List.of());
                default -> Map.of("error", "Telegram has no such thing.");
            };
        } catch (IllegalArgumentException e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> write(Role role, String text) {
        if (text.isBlank() || text.length() > 4096) {
            return Map.of("error", "A message has 1 to 4096 characters.");
        }
        role.person().writesIn(role.place(), text);
        return Map.of();
    }

    private static String command(Map<String, Object> action) {
        StringBuilder text = new StringBuilder("/" + action.get("name"));
        if (action.get("options") instanceof Map<?, ?> options) {
            options.values().forEach(value -> text.append(' ').append(value));
        }
        return text.toString();
    }

    private Map<String, Object> press(String name, Role role, String id, String place) {
        Optional<Seen> found = role.person().sees(role.place()).stream()
                .filter(seen -> Integer.toString(seen.id()).equals(id))
                .findFirst();
        if (found.isEmpty() || !place.matches("\\d{1,2}\\.\\d{1,2}")) {
            return Map.of("error", "The message is gone.");
        }
        Seen seen = found.get();
        int row = Integer.parseInt(place.substring(0, place.indexOf('.')));
        int column = Integer.parseInt(place.substring(place.indexOf('.') + 1));
        if (row >= seen.buttons().size() || column >= seen.buttons().get(row).size()) {
            return Map.of("error", "The button is gone.");
        }
        Seen.Button button = seen.buttons().get(row).get(column);
        Optional<String> payload = startPayload(button.url());
        if (payload.isPresent()) {
            role.person().opensLink(payload.get());
        } else if (button.data().isEmpty() && button.url().isEmpty() && seen.invoice() > 0) {
            role.person().pays(seen);
        } else {
            last.put(name, new Last(role.person().press(seen, button), world.now()));
        }
        return Map.of();
    }

    /** A link into the bot's own private chat is followed here instead of at telegram.org. */
    private static Optional<String> startPayload(String url) {
        int at = url.indexOf("?start=");
        boolean own = url.startsWith("https://t.me/") && at > 0;
        return Optional.of(own ? url.substring(at + "?start=".length()) : "")
                .filter(payload -> payload.matches("[A-Za-z0-9_-]{1,64}"));
    }

    @Override
    public Optional<Media> media(String id) {
        return shelf.find(id).map(item -> new Media(item.type(), item.bytes()));
    }
}
