package dev.loggia.proof.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.ClusterOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every process of PostgreSQL is stopped for five seconds: people in both chats are answered at once, and served afterwards. */
class FrozenDatabaseTest {
    private static final int EACH = 3;
    private static final Duration FROZEN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    @Test
    void whoeverAsksIsAcknowledgedMeanwhileAndGetsOnePictureAfterwards() {
        try (Chats chats = Chats.open(EACH);
                Cluster cluster = Cluster.open(
                        ClusterOptions.in(folder).withNodes(1).withFiles().with(chats.settings()))) {
            cluster.startNodes();
            await().atMost(PATIENCE).until(chats::attended);
            List<Guest> guests = Stream.of(Platform.values())
                    .flatMap(platform -> IntStream.range(0, EACH).mapToObj(i -> chats.guest(platform, i)))
                    .toList();

            long began = System.nanoTime();
            cluster.postgres().freeze();
            try {
                List<Question> asked = ask(guests);
                await().atMost(PATIENCE).until(() -> asked.stream()
                        .allMatch(question -> question.acknowledgedAfter().isPresent()));
                assertThat(guests).allMatch(guest -> guest.pictures() == 0);
                await().atMost(PATIENCE).until(() -> System.nanoTime() - began >= FROZEN.toNanos());
            } finally {
                cluster.postgres().thaw();
            }

            await().atMost(PATIENCE).until(() -> guests.stream()
                    .allMatch(guest -> guest.pictures() > 0 && Reckoning.over(cluster.jdbi(), guest, 1)));
            assertThat(guests).allSatisfy(guest -> assertThat(Reckoning.faults(cluster.jdbi(), guest, 1))
                    .isEmpty());
            assertThat(cluster.audit()).isEmpty();
            assertThat(chats.wireFaults()).isEmpty();
        }
    }

    private static List<Question> ask(List<Guest> guests) {
        List<Question> asked = new ArrayList<>();
        guests.forEach(guest -> asked.add(guest.imagines("a boat")));
        return asked;
    }
}
