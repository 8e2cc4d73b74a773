package dev.loggia.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks a setting up by its environment name. {@code NAME_FILE} may name a file that holds the value, as container secrets
 * do; a blank value counts as not set.
 */
final class SettingSource {
    private final UnaryOperator<@Nullable String> lookup;

    SettingSource(UnaryOperator<@Nullable String> lookup) {
        this.lookup = lookup;
    }

    Optional<String> find(String name) {
        Optional<String> direct = raw(name);
        Optional<String> file = raw(name + "_FILE");
        if (direct.isPresent() && file.isPresent()) {
            throw new StartupProblem("Both " + name + " and " + name
                    + "_FILE are set; remove one of them so that it is clear which counts.");
        }
        return direct.isPresent() ? direct : file.map(path -> readFile(name + "_FILE", path));
    }

    Optional<Secret> findSecret(String name) {
        return find(name).map(Secret::new);
    }

    String get(String name, String defaultValue) {
        return find(name).orElse(defaultValue);
    }

    Optional<Boolean> findSwitch(String name) {
        return find(name).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> true;
            case "off", "false", "no", "0" -> false;
            default -> throw new StartupProblem(name + " must be on or off, but it is \"" + text + "\".");
        });
    }

    int port(String name, int defaultValue) {
        Optional<String> text = find(name);
        if (text.isEmpty()) {
            return defaultValue;
        }
        try {
            int port = Integer.parseInt(text.get());
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The sentence below says the same for text and for a number out of range.
        }
        throw new StartupProblem(name + " must be a port number from 0 to 65535, but it is \"" + text.get() + "\".");
    }

    private Optional<String> raw(String name) {
        return Optional.ofNullable(lookup.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String readFile(String name, String path) {
        try {
            String value = Files.readString(Path.of(path)).strip();
            if (value.isEmpty()) {
                throw new StartupProblem(name + " names " + path + ", but that file is empty.");
            }
            return value;
        } catch (IOException | InvalidPathException e) {
            throw new StartupProblem(
                    name + " names " + path + ", but that file cannot be read; check the path and its permissions.", e);
        }
    }
}
