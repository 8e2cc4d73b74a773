package dev.loggia.server.command;

import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Something that an operator can do.
 *
 * @param name as it is typed, such as {@code pool top-up}
 * @param words what comes after it without a name, such as {@code USD}
 * @param needs options that must be there
 * @param takes options that may
 * @param plan reads what was typed
 */
record Verb(String name, List<String> words, List<String> needs, List<String> takes, Plan plan) {

    /** Reads what was typed, before anything is opened. */
    interface Plan {
        /** @throws CommandFailure when it cannot be meant */
        Work of(CommandLine line);
    }

    /** Does it and prints what came of it. */
    interface Work {
        /** @throws CommandFailure when it cannot be done */
        void run(InstalledEngine engine, PrintStream out);
    }

    int nameWords() {
        return name.split(" ").length;
    }

    boolean isMeantBy(CommandLine line) {
        return (String.join(" ", line.words()) + " ").startsWith(name + " ");
    }

    String usage() {
        StringBuilder usage = new StringBuilder("./loggia ").append(name);
        words.forEach(word -> usage.append(' ').append(word));
        needs.forEach(option -> usage.append(" --").append(option).append(" TEXT"));
        takes.forEach(option -> usage.append(" [--").append(option).append(" TEXT]"));
        return usage.toString();
    }

    /** @throws CommandFailure when something is missing, unknown or cannot be meant */
    Work read(CommandLine line) {
        TreeSet<String> unknown = new TreeSet<>(line.options().keySet());
        needs.forEach(unknown::remove);
        takes.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw misused("there is no --" + unknown.first());
        }
        int given = line.words().size() - nameWords();
        if (given != words.size()) {
            throw misused(
                    given < words.size()
                            ? words.get(given) + " is missing"
                            : "\"" + line.words().get(nameWords() + words.size()) + "\" is too much");
        }
        String missing = needs.stream()
                .filter(option -> line.option(option).isBlank())
                .map(option -> "--" + option)
                .collect(Collectors.joining(" and "));
        if (!missing.isEmpty()) {
            throw misused(missing + " is missing");
        }
        return plan.of(line);
    }

    private CommandFailure misused(String why) {
        return CommandFailure.misused(why + ". Usage: " + usage());
    }
}
