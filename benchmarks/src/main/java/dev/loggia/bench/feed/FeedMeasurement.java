package dev.loggia.bench.feed;

import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.HttpClients;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Pgbench;
import dev.loggia.bench.frame.Rounds;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.frame.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The page that most visitors ask for, and one that few do. */
public final class FeedMeasurement implements Measurement {
    private static final int CLIENTS = 16;
    private static final int ITEMS = 5_000;
    private static final int OK = 200;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public String sentence() {
        return "The feed's first page beside the server's own /ping, and its later pages beside pgbench with their query; "
                + "16 clients, 24 items a page.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        Server server = lab.front();
        int items = lab.effort().of(ITEMS);
        FeedItems.publish(server.database(), items);
        HttpClients clients = new HttpClients(server.port(), CLIENTS);
        return List.of(first(lab, clients), later(lab, clients, server.database()));
    }

    private static Row first(Lab lab, HttpClients clients) {
        int seconds = lab.effort().seconds();
        byte[] ping = get("/ping");
        byte[] page = get("/api/feed");
        lab.rounds().warmUp(() -> clients.run(seconds, OK, () -> page).perSecond());
        lab.rounds().warmUp(() -> clients.run(seconds, OK, () -> ping).perSecond());
        Rounds.Pairs pairs = lab.rounds()
                .compare(
                        () -> clients.run(seconds, OK, () -> page).perSecond(),
                        () -> clients.run(seconds, OK, () -> ping).perSecond());
        return Row.ratio("feed, first page ÷ own `/ping`", pairs, "/s", Goal.atLeast(0.7, 0.9), Map.of());
    }

    private static Row later(Lab lab, HttpClients clients, DatabaseAddress database) {
        int seconds = lab.effort().seconds();
        long first = Long.parseLong(database.ask("select min(position) from feed_item"));
        long last = Long.parseLong(database.ask("select max(position) from feed_item"));
        Path script = write(
                lab.folder("feed").resolve("page.sql"),
                "\\set before random(" + first + ", " + last
                        + ")\nselect * from feed_page(false, cast(:before as bigint), now(), 25);\n");
        Pgbench pgbench = Pgbench.orSay();
        Rounds.Pairs pairs = lab.rounds()
                .compare(
                        () -> clients.run(seconds, OK, () -> get("/api/feed?before=" + between(first, last)))
                                .perSecond(),
                        () -> pgbench.perSecond(database, script, Map.of(), CLIENTS, seconds));
        return Row.ratio("feed, later pages ÷ pgbench of the query", pairs, "/s", Goal.atLeast(0.08, 0.25), Map.of());
    }

    private static long between(long first, long last) {
        return ThreadLocalRandom.current().nextLong(first, last + 1);
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
