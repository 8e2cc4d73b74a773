package dev.loggia.server.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was typed, taken apart.
 *
 * @param words those without dashes, such as {@code pool}, {@code top-up}, {@code -3.25}
 * @param options {@code --note TEXT} or {@code --note=TEXT}, by name without dashes
 * @param settings {@code --NAME=value} or {@code --loggia.name=value}, as the server takes them
 */
record CommandLine(List<String> words, Map<String, String> options, List<String> settings) {
    private static final Pattern SETTING =
            Pattern.compile("--([A-Z][A-Z0-9_]*|[a-z0-9-]+(\\.[a-z0-9\\[\\]-]+)+)=.*", Pattern.DOTALL);

    CommandLine {
        words = List.copyOf(words);
        options = Map.copyOf(options);
        settings = List.copyOf(settings);
    }

    /** @throws CommandFailure when an option comes twice or without its value */
    static CommandLine of(String... arguments) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (SETTING.matcher(argument).matches()) {
                settings.add(argument);
            } else {
                int equals = argument.indexOf('=');
                String name = argument.substring(2, equals < 0 ? argument.length() : equals);
                if (equals < 0 && (i + 1 == arguments.length || arguments[i + 1].startsWith("--"))) {
                    throw CommandFailure.misused("--" + name + " needs a value.");
                }
                String value = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
                if (options.put(name, value) != null) {
                    throw CommandFailure.misused("--" + name + " is there twice; which one counts?");
                }
            }
        }
        return new CommandLine(words, options, settings);
    }

    /** The word after the verb's own, counted from 0. */
    String word(Verb verb, int index) {
        return words.get(verb.nameWords() + index);
    }

    /** Empty when it was not given. */
    String option(String name) {
        return options.getOrDefault(name, "");
    }
}
