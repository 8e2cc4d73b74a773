package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.desk.Media;
import dev.loggia.sandbox.desk.Room;
import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The page's Discord: a few people in the first guild's channels and in direct messages. */
final class DiscordRoom implements Room {
    private final DiscordStandIn discord;
    private final World world;
    private final Map<String, Supplier<Seat>> seats = new LinkedHashMap<>();

    DiscordRoom(DiscordStandIn discord, World world) {
        this.discord = discord;
        this.world = world;
        seats.put("Ann in #gallery", () -> seat("Ann", "gallery"));
        seats.put("Ben in #gallery", () -> seat("Ben", "gallery"));
        seats.put("Jana (German) in #gallery", () -> {
            discord.person("Jana").locale("de");
            return seat("Jana", "gallery");
        });
        seats.put("Mo (moderator) in #gallery", () -> {
            discord.person("Mo").moderator();
            return seat("Mo", "gallery");
        });
        seats.put("Ann in #after-dark (age-restricted)", () -> seat("Ann", "after-dark"));
        seats.put("Ann in direct messages", () -> discord.person("Ann").direct());
    }

    private Seat seat(String person, String channel) {
        return discord.person(person).in(discord.guild().channel(channel));
    }

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public List<String> people() {
        return List.copyOf(seats.keySet());
    }

    @Override
    public long version() {
        synchronized (world) {
            return world.version();
        }
    }

    @Override
    public Map<String, Object> state(String person) {
        Seat seat = sit(person);
        if (seat == null) {
            return Map.of("error", "nobody is called " + person);
        }
        synchronized (world) {
            Map<String, Object> state = new HashMap<>();
            state.put("version", world.version());
            state.put("online", world.line.ready() > 0);
            state.put(
                    "commands",
                    RoomView.commands(
                            world.commands.offered(seat.person(), seat.channel()),
                            seat.person().locale()));
            state.put("messages", messages(seat));
            state.put("form", seat.form().map(RoomView::form).orElse(null));
            state.put(
                    "notice",
                    world.commands.offered(seat.person(), seat.channel()).isEmpty()
                            ? "The bot has not registered its commands yet."
                            : null);
            return state;
        }
    }

    /** Each answer to a command stands below the command. */
    private List<Map<String, Object>> messages(Seat seat) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Seen seen : seat.sees()) {
            Map<String, Object> message = RoomView.message(seen, seat.person());
            Message stored = world.messages.get(seen.id());
            Interaction by = stored == null ? world.interactions.get(seen.id()) : stored.by;
            if (by != null && by.type() == Interaction.COMMAND) {
                if (stored == null || stored.id().equals(by.original())) {
                    shown.add(RoomView.used(by, seat.person()));
                }
                message.put("replyTo", by.id());
            }
            shown.add(message);
        }
        return shown;
    }

    @Override
    public Map<String, Object> act(String person, Map<String, Object> action) {
        Seat seat = sit(person);
        if (seat == null) {
            return Map.of("error", "nobody is called " + person);
        }
        try {
            return act(seat, action);
        } catch (IllegalArgumentException | ClassCastException e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> act(Seat seat, Map<String, Object> action) {
        switch (text(action, "type")) {
            case "command" -> seat.types(text(action, "name"), given(seat, action, "options"));
            case "text" -> seat.says(text(action, "text"));
            case "press" -> press(seat, text(action, "message"), text(action, "button"));
            case "form" -> {
                Map<String, String> values = new HashMap<>();
                given(seat, action, "values").forEach((name, value) -> values.put(name, value.toString()));
                Form form = seat.form().orElseThrow(() -> new IllegalArgumentException("no form is open"));
                seat.fills(form, values);
            }
            case "dismiss" -> seat.dismisses();
            case "suggest" -> {
                List<Map<String, Object>> choices = new ArrayList<>();
                seat.suggestions(
                                text(action, "name"),
                                text(action, "option"),
                                text(action, "typed"),
                                given(seat, action, "options"))
                        .forEach(choice -> choices.add(Map.of("name", choice.name(), "value", choice.value())));
                return Map.of("choices", choices);
            }
            default -> throw new IllegalArgumentException("nobody can do " + text(action, "type"));
        }
        return Map.of();
    }

    private static void press(Seat seat, String message, String button) {
        Seen seen = seat.sees().stream()
                .filter(one -> one.id().equals(message))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("that message is gone"));
        for (List<Seen.Component> row : seen.rows()) {
            for (Seen.Component select : row) {
                for (Seen.Choice choice : select.options()) {
                    if (RoomView.pick(select, choice).equals(button)) {
                        seat.picks(seen, select.id(), List.of(choice.value()));
                        return;
                    }
                }
            }
        }
        seat.presses(seen, button);
    }

    /** Left out are empty fields; people are meant by their name or id. */
    private Map<String, Object> given(Seat seat, Map<String, Object> action, String field) {
        Map<String, Object> given = new HashMap<>();
        if (action.get(field) instanceof Map<?, ?> values) {
            values.forEach((name, value) -> {
                if (value != null && !value.toString().isEmpty()) {
                    given.put(String.valueOf(name), value);
                }
            });
        }
        return field.equals("options") ? meant(seat, text(action, "name"), given) : given;
    }

    private Map<String, Object> meant(Seat seat, String command, Map<String, Object> given) {
        synchronized (world) {
            world.commands.offered(seat.person(), seat.channel()).stream()
                    .filter(one -> command.replaceFirst("^/", "").split(" ")[0].equals(Json.string(one, "name")))
                    .flatMap(one -> RoomView.leaves(one).stream())
                    .filter(option -> List.of(6, 9).contains(Json.number(option, "type", 3)))
                    .map(option -> Json.string(option, "name"))
                    .filter(given::containsKey)
                    .forEach(name -> given.computeIfPresent(name, (key, value) -> someone(value.toString())));
        }
        return given;
    }

    private Person someone(String nameOrId) {
        Person known = world.people.get(nameOrId);
        return known == null ? world.person(nameOrId.replaceFirst("^@", "")) : known;
    }

    @Override
    public Optional<Media> media(String id) {
        synchronized (world) {
            return Optional.ofNullable(world.files.get(id)).map(file -> new Media(file.type(), file.bytes()));
        }
    }

    private @Nullable Seat sit(String person) {
        Supplier<Seat> seat = seats.get(person);
        return seat == null ? null : seat.get();
    }

    private static String text(Map<String, Object> action, String field) {
        Object value = action.get(field);
        return value == null ? "" : value.toString();
    }
}
