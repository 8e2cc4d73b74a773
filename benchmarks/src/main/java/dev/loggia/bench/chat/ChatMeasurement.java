package dev.loggia.bench.chat;

import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Nodes;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.frame.Wait;
import dev.loggia.proof.chat.Chats;
import dev.loggia.proof.chat.Guest;
import dev.loggia.proof.chat.Platform;
import dev.loggia.proof.cluster.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Many people type {@code /imagine} in one moment. The server is a process with the real libraries, before a Discord and a
 * Telegram each of whose HTTP calls takes 100 ms longer, which an acknowledgement cannot be faster than.
 */
public final class ChatMeasurement implements Measurement {
    private static final int PEOPLE = 60;
    /** Waves that do not count: the first ones meet code that was not compiled yet. */
    private static final int WARM_UPS = 4;

    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final double FROZEN_SECONDS = 5;
    private static final double PATIENCE = 60;

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String sentence() {
        return "60 commands at once in Discord, and in Telegram, at 100 ms for each call there: from typing until the platform "
                + "has the acknowledgement, the slowest of a round, and the p99 of all rounds less those 100 ms; with "
                + "PostgreSQL, and with all its processes stopped for 5 s. Counts that each gets one picture and pays once.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        int people = lab.effort().of(PEOPLE);
        int rounds = lab.effort().rounds();
        try (Chats chats = Chats.open((WARM_UPS + 2 * rounds) * people);
                Cluster cluster = Nodes.one(lab.folder("chat"), chats.settings())) {
            cluster.startNodes();
            Wait.until("both bots are there", PATIENCE, 50, chats::attended);
            List<Row> rows = new ArrayList<>();
            for (Platform platform : Platform.values()) {
                lab.say(platform.title());
                chats.latency(LATENCY);
                for (int i = 0; i < WARM_UPS; i++) {
                    new Wave(cluster, guests(chats, platform, i * people, people)).run();
                }
                chats.forgetCalls();
                rows.addAll(rows(cluster, chats, platform, people, rounds));
                chats.latency(Duration.ZERO);
            }
            if (!chats.wireFaults().isEmpty()) {
                throw new IllegalStateException("A bot said what no bot may: " + chats.wireFaults());
            }
            return rows;
        }
    }

    private static List<Row> rows(Cluster cluster, Chats chats, Platform platform, int people, int rounds) {
        List<List<Double>> usual = new ArrayList<>();
        List<List<Double>> frozen = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            int first = (WARM_UPS + 2 * i) * people;
            usual.add(new Wave(cluster, guests(chats, platform, first, people)).run());
            frozen.add(new Wave(cluster, guests(chats, platform, first + people, people)).runFrozen(FROZEN_SECONDS));
            chats.forgetCalls();
        }
        String what = people + " commands in " + platform.title() + " at 100 ms a call";
        List<Row> rows = new ArrayList<>(rows(what, usual));
        rows.addAll(rows(what + ", PostgreSQL stopped for 5 s", frozen));
        return rows;
    }

    private static List<Row> rows(String what, List<List<Double>> rounds) {
        List<Double> slowest =
                rounds.stream().map(millis -> millis.get(millis.size() - 1)).toList();
        List<Double> all = rounds.stream().flatMap(List::stream).sorted().toList();
        Map<String, Object> counted = Map.of(
                "p50Millis", percentile(all, 0.5), "acknowledged", all.size(), "picturesEach", 1, "chargedEach", 1);
        double beyond = Math.max(0, percentile(all, 0.99) - LATENCY.toMillis());
        return List.of(
                Row.plain(what + ": slowest acknowledgement", slowest, "ms", Goal.atMost(1000, 500), counted),
                Row.plain(what + ": p99 beyond these 100 ms", List.of(beyond), "ms", Goal.atMost(500, 100), Map.of()));
    }

    /** Nearest rank. */
    private static double percentile(List<Double> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static List<Guest> guests(Chats chats, Platform platform, int first, int number) {
        return IntStream.range(first, first + number)
                .mapToObj(i -> chats.guest(platform, i))
                .toList();
    }
}
