package dev.loggia.sandbox.telegram;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Files that were sent, by their file_id. */
final class Shelf {
    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /**
     * A file in Telegram's cloud.
     *
     * @param kind photo, video, animation or document
     * @param width in pixels; 0 where nobody knows
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Item(String id, String kind, String name, String type, int width, int height, byte[] bytes) {
        String unique() {
            return "AQAD" + id.substring(id.length() - 10);
        }

        String path() {
            String extension = name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
            return kind + "s/file_" + id.substring(id.length() - 10) + extension.toLowerCase(Locale.ROOT);
        }
    }

    Item put(String kind, Upload upload, int width, int height) {
        String random = UUID.randomUUID().toString().replace("-", "");
        String id = prefix(kind) + Integer.toString(count.incrementAndGet(), 36) + "_" + random;
        Item item = new Item(id, kind, upload.fileName(), upload.type(), width, height, upload.bytes());
        items.put(id, item);
        return item;
    }

    void put(Item item) {
        items.put(item.id(), item);
    }

    Optional<Item> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    Optional<Item> atPath(String path) {
        return items.values().stream().filter(item -> item.path().equals(path)).findFirst();
    }

    Collection<Item> all() {
        return items.values();
    }

    private static String prefix(String kind) {
        return switch (kind) {
            case "photo" -> "AgACAgIAAxkDAAI";
            case "video" -> "BAACAgIAAxkDAAI";
            case "animation" -> "CgACAgIAAxkDAAI";
            default -> "BQACAgIAAxkDAAI";
        };
    }
}
