package dev.loggia.proof.model;

import dev.loggia.proof.model.Command.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failing sequence small: takes out half, a quarter, ... one command at a time, and one of each pair, as long as what is
 * left still fails.
 */
final class Shrinker {
    private final Predicate<List<Command>> fails;

    Shrinker(Predicate<List<Command>> fails) {
        this.fails = fails;
    }

    List<Command> shrink(List<Command> failing) {
        List<Command> smallest = failing;
        boolean smaller = true;
        while (smaller) {
            List<Command> before = smallest;
            smallest = withoutPairs(withoutChunks(smallest));
            smaller = !smallest.equals(before);
        }
        return smallest;
    }

    private List<Command> withoutChunks(List<Command> commands) {
        List<Command> smallest = commands;
        for (int chunk = Math.max(1, commands.size() / 2); chunk > 0; chunk /= 2) {
            for (int from = 0; from < smallest.size(); ) {
                List<Command> fewer = new ArrayList<>(smallest.subList(0, from));
                fewer.addAll(smallest.subList(Math.min(smallest.size(), from + chunk), smallest.size()));
                if (fails.test(fewer)) {
                    smallest = fewer;
                } else {
                    from += chunk;
                }
            }
        }
        return smallest;
    }

    private List<Command> withoutPairs(List<Command> commands) {
        List<Command> smallest = commands;
        for (int i = 0; i < commands.size(); i++) {
            if (smallest.get(i) instanceof Together pair) {
                for (Command single : List.of(pair.first(), pair.second())) {
                    List<Command> simpler = new ArrayList<>(smallest);
                    simpler.set(i, single);
                    if (smallest.get(i) instanceof Together && fails.test(simpler)) {
                        smallest = simpler;
                    }
                }
            }
        }
        return smallest;
    }
}
