package dev.loggia.proof.fuzz;

import dev.loggia.proof.cluster.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** What the server has in its database and in its log. */
final class Books {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern SECRET = Pattern.compile(Corpus.CANARY + "|"
            + Pattern.quote(Corpus.CANARY.replace(' ', '+')) + "|" + Cluster.SECRET + "|198\\.1[89]\\.\\d");
    private static final int FIRST = 6;

    private final Cluster cluster;

    Books(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Makes a few pictures for the requests to be about. */
    Corpus prepare() {
        HttpClient http = HttpClient.newHttpClient();
        for (int i = 0; i < FIRST; i++) {
            HttpRequest request = HttpRequest.newBuilder(
                            cluster.node(0).baseUri().resolve("/api/generate/free/image"))
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", Corpus.address(i * 256))
                    .header("X-Loggia-Visitor", "abcdefghijklmnopqrstu" + i)
                    .POST(BodyPublishers.ofString("{\"prompt\": \"" + Corpus.CANARY + "\"}"))
                    .build();
            try {
                http.send(request, BodyHandlers.discarding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        if (!settle()) {
            throw new IllegalStateException("The first pictures were not made; the log is "
                    + cluster.node(0).log());
        }
        return new Corpus(List.copyOf(generations()), strings("select id from media_asset"));
    }

    /** Waits until everything that was accepted has ended; false when that takes too long. */
    boolean settle() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number("select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')") > 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return true;
    }

    Set<String> generations() {
        return new TreeSet<>(strings("select id from generation"));
    }

    /** Accounts, money and what admins did: a visitor has none of it. */
    long foreignRows() {
        return number("""
                select (select count(*) from account) + (select count(*) from identity) + (select count(*) from wallet)
                     + (select count(*) from ledger_transfer) + (select count(*) from audit_entry)
                     + (select count(*) from provider_callback where task_id = 't')""");
    }

    List<String> leaks() {
        return log().stream().filter(line -> SECRET.matcher(line).find()).toList();
    }

    List<String> errors() {
        return log().stream()
                .filter(line -> line.contains(" ERROR ") || line.startsWith("\tat "))
                .limit(5)
                .toList();
    }

    private List<String> log() {
        try {
            return new String(Files.readAllBytes(cluster.node(0).log()), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> strings(String sql) {
        return cluster.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private long number(String sql) {
        return cluster.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
