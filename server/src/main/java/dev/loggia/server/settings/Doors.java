package dev.loggia.server.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this node is for: the doors it opens, and whether it works for all of them.
 *
 * @param open may be empty: a node that only works
 * @param workers false leaves the making of pictures to other nodes
 */
public record Doors(Set<Door> open, boolean workers) {
    private static final String DOORS = "LOGGIA_DOORS";
    private static final String WORKERS = "LOGGIA_WORKERS";
    private static final String NONE = "none";

    /** Every door there is, and the package that makes it. */
    public enum Door {
        WEB("dev.loggia.portal"),
        DISCORD("dev.loggia.discord"),
        TELEGRAM("dev.loggia.telegram");

        private final String home;

        Door(String home) {
            this.home = home;
        }

        /** The package whose beans are this door. */
        public String home() {
            return home;
        }

        /** As generations and deliveries name it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Doors {
        open = Set.copyOf(open);
    }

    public boolean has(Door door) {
        return open.contains(door);
    }

    static Doors read(SettingSource source) {
        Set<Door> open = source.find(DOORS)
                .or(() -> source.find("loggia.doors"))
                .map(Doors::named)
                .orElseGet(() -> EnumSet.allOf(Door.class));
        boolean workers = source.findSwitch(WORKERS).orElse(true);
        if (open.isEmpty() && !workers) {
            throw new StartupProblem(DOORS + "=" + NONE + " and " + WORKERS
                    + "=off leave this node nothing to do; open a door, or let it work.");
        }
        return new Doors(open, workers);
    }

    private static Set<Door> named(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return names.equals(List.of(NONE))
                ? Set.of()
                : names.stream().map(Doors::door).collect(Collectors.toSet());
    }

    private static Door door(String name) {
        Optional<Door> found = Arrays.stream(Door.values())
                .filter(door -> door.wireName().equals(name))
                .findFirst();
        return found.orElseThrow(() -> new StartupProblem(DOORS + " names \"" + name + "\", but the doors are: "
                + Arrays.stream(Door.values()).map(Door::wireName).collect(Collectors.joining(", "))
                + "; separate several by commas, or say " + NONE + " for a node that only works."));
    }
}
