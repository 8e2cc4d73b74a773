package dev.loggia.proof.frame;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole numbers or words by name: {@code --sequences 200} or {@code --sequences=200}. */
public final class Arguments {
    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads what follows a proof's name.
     *
     * @throws IllegalArgumentException with a sentence for whoever typed it
     */
    public static Arguments parse(List<String> words, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String[] parts = words.get(i).split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : parts[0];
            if (!parts[0].startsWith("--") || !known.contains(name)) {
                throw new IllegalArgumentException("there is no argument `" + parts[0] + "`; there are --"
                        + String.join(", --", new TreeSet<>(known)) + ".");
            }
            String value = parts.length == 2 ? parts[1] : i + 1 < words.size() ? words.get(++i) : "";
            if (value.isEmpty()) {
                throw new IllegalArgumentException("--" + name + " needs a value.");
            }
            values.put(name, value);
        }
        return new Arguments(values);
    }

    /** None typed: every default. */
    public static Arguments none() {
        return new Arguments(Map.of());
    }

    /** With one more, or another value. */
    public Arguments with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** With one more, or another value. */
    public Arguments with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Arguments(more);
    }

    /** As it was typed. */
    public Optional<String> word(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws IllegalArgumentException with a sentence for whoever typed something else */
    public OptionalLong find(String name) {
        String value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(number(name, value));
    }

    /** How many: at least one. */
    public int count(String name, int otherwise) {
        long value = find(name).orElse(otherwise);
        if (value < 1 || value > 10_000_000) {
            throw new IllegalArgumentException("--" + name + " is from 1 to 10000000.");
        }
        return (int) value;
    }

    /**
     * Those that were typed, with commas between them, in that order; all when none was.
     *
     * @param word how one is typed
     * @throws IllegalArgumentException with a sentence for whoever typed something else
     */
    public <T> List<T> choose(String name, List<T> all, Function<T, String> word) {
        String typed = word(name).orElse("");
        if (typed.isEmpty()) {
            return all;
        }
        Map<String, T> known = all.stream().collect(Collectors.toMap(word, Function.identity()));
        return Stream.of(typed.split(","))
                .map(each -> {
                    T found = known.get(each);
                    if (found == null) {
                        throw new IllegalArgumentException("--" + name + " is one of "
                                + all.stream().map(word).collect(Collectors.joining(", ")) + ".");
                    }
                    return found;
                })
                .toList();
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " needs a whole number.", e);
        }
    }
}
