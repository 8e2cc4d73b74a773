package dev.loggia.sandbox.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A chat with one command, in the manner of Discord; what a person does is written down. */
final class PaintingRoom implements Room {
    final List<Map<String, Object>> done = new CopyOnWriteArrayList<>();
    private final byte[] picture;
    private final byte[] film;
    private final List<Map<String, Object>> messages = new ArrayList<>();
    private @Nullable Map<String, Object> form;
    private @Nullable String notice;
    private long version = 1;

    PaintingRoom(byte[] picture, byte[] film) {
        this.picture = picture;
        this.film = film;
    }

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public List<String> people() {
        return List.of("Ada", "Ben");
    }

    @Override
    public synchronized long version() {
        return version;
    }

    /** Puts a message there, or another one in its place. */
    synchronized void says(String id, Map<String, Object> parts) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.putAll(
                Map.of("id", id, "author", "Loggia", "bot", true, "self", false, "text", "", "format", "discord"));
        message.putAll(parts);
        messages.removeIf(one -> id.equals(one.get("id")));
        messages.add(message);
        version++;
    }

    synchronized void asks(@Nullable Map<String, Object> value) {
        form = value;
        version++;
    }

    synchronized void tells(String text) {
        notice = text;
        version++;
    }

    @Override
    public synchronized Map<String, Object> state(String person) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", version);
        state.put("commands", commands());
        state.put("messages", List.copyOf(messages));
        state.put("form", form);
        state.put("notice", notice);
        return state;
    }

    private static List<Object> commands() {
        Map<String, Object> shape = option("shape", "How wide it is", false);
        shape.put("choices", List.of(choice("Square", "1:1"), choice("Wide", "16:9")));
        Map<String, Object> model = option("model", "Which model paints", false);
        model.put("autocomplete", true);
        Map<String, Object> count = option("count", "How many pictures", false);
        count.putAll(Map.of("type", "integer", "min", 1, "max", 4));
        return List.of(
                command("imagine", "Make a picture", option("prompt", "What to paint", true), shape, model, count),
                command("imprint", "Who runs this"),
                command("balance", "Credits and what is free today"));
    }

    @SafeVarargs
    private static Map<String, Object> command(String name, String description, Map<String, Object>... options) {
        return Map.of("name", name, "description", description, "options", List.of(options));
    }

    private static Map<String, Object> option(String name, String description, boolean required) {
        return new LinkedHashMap<>(
                Map.of("name", name, "description", description, "type", "string", "required", required));
    }

    private static Map<String, Object> choice(String name, Object value) {
        return Map.of("name", name, "value", value);
    }

    @Override
    public Map<String, Object> act(String person, Map<String, Object> action) {
        if ("suggest".equals(action.get("type"))) {
            return Map.of("choices", List.of(choice("Seedream 4", "seedream"), choice("Flux Pro", "flux")));
        }
        done.add(action);
        return String.valueOf(action.get("text")).contains("nonsense") ? Map.of("error", "That cannot be.") : Map.of();
    }

    @Override
    public Optional<Media> media(String id) {
        return switch (id) {
            case "boat.png" -> Optional.of(new Media("image/png", picture));
            case "boat.mp4" -> Optional.of(new Media("video/mp4", film));
            default -> Optional.empty();
        };
    }
}
