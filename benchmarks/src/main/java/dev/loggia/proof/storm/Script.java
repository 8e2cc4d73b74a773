package dev.loggia.proof.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws the rounds from a seed: which faults come, in which order and for how long. When exactly, the machine decides. */
final class Script {
    private static final List<Fault> NETWORKS =
            List.of(Fault.DATABASE_NETWORK, Fault.REDIS_NETWORK, Fault.PROVIDER_NETWORK, Fault.STORE_NETWORK);

    private final Random random;

    private Script(long seed) {
        random = new Random(seed);
    }

    /** With so many kills in all. */
    static List<Round> drawn(int kills, long seed) {
        Script script = new Script(seed);
        List<Round> rounds = new ArrayList<>();
        for (int left = kills;
                left > 0;
                left -= rounds.get(rounds.size() - 1).victims().size()) {
            rounds.add(script.round(rounds.size(), left));
        }
        return rounds;
    }

    private Round round(int number, int killsLeft) {
        List<Round.Other> others = new ArrayList<>();
        if (number % 5 == 3) {
            others.add(other(Fault.PAUSE, 8_500, 11_000));
        }
        if (number % 10 == 1) {
            others.add(other(Fault.STOP_POSTGRES, 0, 2_000));
        }
        if (number % 10 == 6) {
            others.add(other(Fault.KILL_REDIS, 0, 3_000));
        }
        if (number % 20 == 8) {
            others.add(other(Fault.FORGOTTEN_CONNECTIONS, 0, 1));
        }
        if (number % 3 == 0) {
            others.add(other(NETWORKS.get(random.nextInt(NETWORKS.size())), 300, 4_000));
        }
        if (number % 4 == 2) {
            others.add(other(Fault.BAD_PROVIDER, 0, 1));
        }
        boolean both = killsLeft > 1 && random.nextInt(10) == 0;
        int first = random.nextInt(2);
        return new Round(
                millis(300, 2_500),
                both ? List.of(first, 1 - first) : List.of(first),
                millis(0, 1_500),
                random.nextInt(10) < 7,
                others);
    }

    private Round.Other other(Fault fault, int least, int most) {
        return new Round.Other(fault, millis(least, most), random.nextInt(1_000));
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }
}
