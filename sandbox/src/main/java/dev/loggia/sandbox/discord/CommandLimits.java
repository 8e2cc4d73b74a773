package dev.loggia.sandbox.discord;

import static dev.loggia.sandbox.discord.Schema.step;

import dev.loggia.sandbox.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What Discord asks of commands beyond the types of their fields. Source: discord.com/developers/docs, application
 * commands: naming, option structure, limits.
 */
final class CommandLimits {
    private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");
    private static final int LARGEST = 8000;

    private CommandLimits() {}

    static void check(List<String> path, JsonNode command, Problems problems) {
        boolean slash = Json.number(command, "type", 1) == 1;
        if (slash) {
            checkName(step(path, "name"), Json.string(command, "name"), problems);
            if (Json.string(command, "description").isEmpty()) {
                problems.add(step(path, "description"), "BASE_TYPE_REQUIRED", "This field is required");
            }
        }
        command.path("name_localizations")
                .propertyStream()
                .filter(entry -> slash)
                .forEach(entry -> checkName(
                        step(step(path, "name_localizations"), entry.getKey()),
                        entry.getValue().asString(""),
                        problems));
        checkOptions(step(path, "options"), command, 0, problems);
        if (size(command) > LARGEST) {
            problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
        }
    }

    private static void checkOptions(List<String> path, JsonNode owner, int depth, Problems problems) {
        Set<String> names = new HashSet<>();
        boolean optionalSeen = false;
        List<JsonNode> options = Json.list(owner, "options");
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.get(i);
            List<String> at = step(path, Integer.toString(i));
            checkName(step(at, "name"), Json.string(option, "name"), problems);
            if (!names.add(Json.string(option, "name"))) {
                problems.add(at, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            }
            boolean required = Json.flag(option, "required");
            if (required && optionalSeen) {
                problems.add(
                        at,
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optionalSeen |= !required;
            checkOption(at, option, depth, problems);
        }
    }

    private static void checkOption(List<String> at, JsonNode option, int depth, Problems problems) {
        int type = Json.number(option, "type", 0);
        if (type <= 2) {
            if (depth > 1 || (type == 2 && depth > 0)) {
                problems.add(
                        step(at, "type"),
                        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                        "Sub-command option type is invalid");
            }
            checkOptions(step(at, "options"), option, depth + 1, problems);
        }
        if (Json.flag(option, "autocomplete") && !Json.list(option, "choices").isEmpty()) {
            problems.add(
                    at,
                    "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_INVALID",
                    "Autocomplete and choices exclude each other");
        }
        Set<String> choices = new HashSet<>();
        for (JsonNode choice : Json.list(option, "choices")) {
            if (!choices.add(Json.string(choice, "name"))) {
                problems.add(
                        step(at, "choices"),
                        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                        "Option choice name already exists");
            }
        }
    }

    private static void checkName(List<String> path, String name, Problems problems) {
        if (!name.isEmpty() && (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT)))) {
            problems.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    /** Names, descriptions and values together; of the translations only the longest would count, so they count not at all. */
    private static int size(JsonNode node) {
        int own = Json.string(node, "name").length()
                + Json.string(node, "description").length()
                + Json.string(node, "value").length();
        int options = Json.list(node, "options").stream()
                .mapToInt(CommandLimits::size)
                .sum();
        return own
                + options
                + Json.list(node, "choices").stream()
                        .mapToInt(CommandLimits::size)
                        .sum();
    }
}
