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

    private static final String GONE = "The message is gone.";

    private final TelegramStandIn telegram;
    private final World world;
    private final Shelf shelf;
    private final Map<String, Last> last = new ConcurrentHashMap<>();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

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
        role.person().sees(role.place()).forEach(seen -> messages.add(RoomView.message(role.person(), seen)));
        role.person().seesAction(role.place()).ifPresent(action -> messages.add(RoomView.doing(action)));
        if (asked.containsKey(name)) {
            messages.add(RoomView.offered(telegram.botUsername(), asked.get(name)));
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", version);
        state.put("online", telegram.hasBot());
        state.put("commands", commands(role));
        state.put("messages", messages);
        state.put(
                "reply",
                role.person().seesForcedReply(role.place()).map(RoomView::reply).orElse(null));
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

    @Override
    public Map<String, Object> act(String name, Map<String, Object> action) {
        Role role = role(name);
        try {
            return switch (String.valueOf(action.get("type"))) {
                case "text" -> write(name, role, String.valueOf(action.get("text")), action.get("replyTo"));
                case "command" -> write(name, role, command(action), null);
                case "press" ->
                    press(name, role, String.valueOf(action.get("message")), String.valueOf(action.get("button")));
                case "suggest" -> Map.of("choices", List.of());
                default -> Map.of("error", "Telegram has no such thing.");
            };
        } catch (IllegalArgumentException e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> write(String name, Role role, String text, @Nullable Object replyTo) {
        if (text.isBlank() || text.length() > 4096) {
            return Map.of("error", "A message has 1 to 4096 characters.");
        }
        asked.remove(name);
        String inline = "@" + telegram.botUsername();
        if (text.equals(inline) || text.startsWith(inline + " ")) {
            asked.put(
                    name,
                    role.person().asksInline(text.substring(inline.length()).strip()));
            world.changed();
            return Map.of();
        }
        if (replyTo == null) {
            role.person().writesIn(role.place(), text);
            return Map.of();
        }
        Optional<Seen> answered = seen(role, replyTo.toString());
        answered.ifPresent(message -> role.person().replies(message, text));
        return answered.isPresent() ? Map.of() : Map.of("error", GONE);
    }

    private static Optional<Seen> seen(Role role, String id) {
        return role.person().sees(role.place()).stream()
                .filter(seen -> Integer.toString(seen.id()).equals(id))
                .findFirst();
    }

    private static String command(Map<String, Object> action) {
        StringBuilder text = new StringBuilder("/" + action.get("name"));
        if (action.get("options") instanceof Map<?, ?> options) {
            options.values().forEach(value -> text.append(' ').append(value));
        }
        return text.toString();
    }

    private Map<String, Object> press(String name, Role role, String id, String place) {
        if (place.startsWith("inline.")) {
            return choose(name, role, place.substring("inline.".length()));
        }
        Optional<Seen> found = seen(role, id);
        if (found.isEmpty() || !place.matches("\\d{1,2}\\.\\d{1,2}")) {
            return Map.of("error", GONE);
        }
        Seen seen = found.get();
        int row = Integer.parseInt(place.substring(0, place.indexOf('.')));
        int column = Integer.parseInt(place.substring(place.indexOf('.') + 1));
        if (row >= seen.buttons().size() || column >= seen.buttons().get(row).size()) {
            return Map.of("error", "The button is gone.");
        }
        Seen.Button button = seen.buttons().get(row).get(column);
        Optional<String> payload = RoomView.startPayload(button.url());
        if (payload.isPresent()) {
            role.person().opensLink(payload.get());
        } else if (button.data().isEmpty() && button.url().isEmpty() && seen.invoice() > 0) {
            role.person().pays(seen);
        } else {
            last.put(name, new Last(role.person().press(seen, button), world.now()));
        }
        return Map.of();
    }

    private Map<String, Object> choose(String name, Role role, String number) {
        Asked question = asked.remove(name);
        List<Asked.Result> results = Optional.ofNullable(question)
                .flatMap(Asked::answer)
                .map(Asked.Answer::results)
                .orElse(List.of());
        if (!number.matches("\\d{1,2}") || Integer.parseInt(number) >= results.size()) {
            return Map.of("error", "That is gone.");
        }
        role.person().chooses(role.place(), results.get(Integer.parseInt(number)));
        return Map.of();
    }

    @Override
    public Optional<Media> media(String id) {
        return shelf.find(id).map(item -> new Media(item.type(), item.bytes()));
    }
}
