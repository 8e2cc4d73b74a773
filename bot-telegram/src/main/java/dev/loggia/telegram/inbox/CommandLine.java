package dev.loggia.telegram.inbox;

import dev.loggia.chat.CommandOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code /imagine@bot a red fox aspect:16:9 model:"Nano Banana"}: the name, to whom it is addressed, and the rest. What
 * is not {@code option:value} for an option of the command is the text of the first one, so that a prompt may hold colons.
 */
final class CommandLine {
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\\s(.*))?", Pattern.DOTALL);
    /** Keyboards of phones make their own quotation marks. */
    private static final Pattern OPTION =
            Pattern.compile("(?<!\\S)([A-Za-z]{1,32}):(?:[\"“”„]([^\"“”„]*+)[\"“”„](?!\\S)|([^\\s\"“”„]\\S*+))");

    private static final Map<String, String> SWITCHES = Map.of(
            "on", "true", "yes", "true", "ja", "true", "1", "true", "an", "true", "off", "false", "no", "false", "nein",
            "false", "0", "false");

    /** @param name lower case; @param addressee a bot's name, lower case, or empty; @param rest stripped */
    record Typed(String name, String addressee, String rest) {}

    private CommandLine() {}

    /** Empty when the text is no command. */
    static Optional<Typed> read(String text) {
        Matcher parts = COMMAND.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Typed(
                parts.group(1).toLowerCase(Locale.ROOT),
                parts.group(2) == null ? "" : parts.group(2).toLowerCase(Locale.ROOT),
                parts.group(3) == null ? "" : parts.group(3).strip()));
    }

    /** The options in what follows a command, by name; what was not typed is missing. */
    static Map<String, String> options(List<CommandOption> known, String rest) {
        Map<String, String> found = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        Matcher named = OPTION.matcher(rest);
        int from = 0;
        while (named.find()) {
            Optional<CommandOption> option = find(known, named.group(1));
            if (option.isPresent()) {
                String value = named.group(2) == null ? named.group(3) : named.group(2);
                found.put(option.get().name(), meant(option.get(), value));
                text.append(rest, from, named.start());
                from = named.end();
            }
        }
        String first = text.append(rest.substring(from)).toString().strip();
        if (!first.isEmpty() && !known.isEmpty()) {
            found.putIfAbsent(known.get(0).name(), meant(known.get(0), first));
        }
        found.values().removeIf(String::isEmpty);
        return found;
    }

    private static Optional<CommandOption> find(List<CommandOption> known, String name) {
        return known.stream()
                .filter(option -> option.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** A choice may be typed as people see it; a switch in a few words. */
    private static String meant(CommandOption option, String typed) {
        if (option.kind() == CommandOption.Kind.SWITCH) {
            return SWITCHES.getOrDefault(typed.toLowerCase(Locale.ROOT), typed.toLowerCase(Locale.ROOT));
        }
        return option.choices().stream()
                .filter(choice ->
                        choice.value().equalsIgnoreCase(typed) || choice.label().equalsIgnoreCase(typed))
                .map(CommandOption.Choice::value)
                .findFirst()
                .orElse(typed);
    }
}
