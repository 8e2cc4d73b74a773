package dev.loggia.chat.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.Place;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking calls while the database is there, slow, or away. */
class IntakeTest {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean away = new AtomicBoolean();
    private final CountDownLatch frozen = new CountDownLatch(1);
    private final List<Intake> started = new ArrayList<>();

    @AfterEach
    void stop() {
        frozen.countDown();
        started.forEach(Intake::stop);
    }

    @Test
    void aCallIsOnTheDiskForItsOwnerAloneAndGoneWhenTheDatabaseHasIt() {
        away.set(true);
        Intake intake = intake(10, this::keep);
        intake.hold(note("1")).take();

        Path file = files().get(0);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("spool"))).isEqualTo("rwx------");
        away.set(false);
        intake.start();
        await().until(() -> kept.contains("1") && files().isEmpty());
    }

    @Test
    void aFrozenDatabaseKeepsNobodyWaitingAndTheMemoryBounded() {
        Intake intake = intake(10, note -> {
            waitForThaw();
            return keep(note);
        });
        intake.start();

        for (int i = 0; i < 200; i++) {
            intake.hold(note(Integer.toString(i))).take();
        }
        assertThat(kept).isEmpty();
        assertThat(files()).hasSize(200);
        assertThat(meters.get("loggia.chat.intake.waiting").gauge().value()).isLessThanOrEqualTo(10);

        frozen.countDown();
        await().until(() -> kept.size() == 200 && files().isEmpty());
    }

    @Test
    void whatAKilledProcessLeftBehindIsBroughtAfterTheRestart() {
        away.set(true);
        Intake killed = intake(10, this::keep);
        for (int i = 0; i < 20; i++) {
            killed.hold(note(Integer.toString(i))).take();
        }
        await().until(() -> files().size() == 20);

        away.set(false);
        intake(10, this::keep).start();
        await().until(() -> kept.size() == 20 && files().isEmpty());
    }

    @Test
    void whatIsHeldWaitsForItsAcknowledgement() {
        Intake intake = intake(10, this::keep);
        intake.start();
        ChatDesk.Held first = intake.hold(note("1"));
        ChatDesk.Held second = intake.hold(note("2"));
        intake.hold(note("3")).take();
        await().until(() -> kept.contains("3") && files().size() == 2);
        assertThat(kept).doesNotContain("1", "2");

        first.take();
        second.drop();
        await().until(() -> kept.contains("1") && files().isEmpty());
        assertThat(kept).doesNotContain("2");
    }

    @Test
    void whatWasHeldWhenTheProcessEndedIsBroughtAfterTheRestart() {
        intake(10, this::keep).hold(note("1"));
        assertThat(files()).hasSize(1);

        intake(10, this::keep).start();
        await().until(() -> kept.contains("1") && files().isEmpty());
    }

    @Test
    void whatCameTooLateIsDroppedAndCounted() {
        intake(10, note -> {
                    throw new IllegalStateException("the database is away");
                })
                .hold(note("old"))
                .take();
        clock.advance(Duration.ofMinutes(61));

        intake(10, this::keep).start();
        await().until(() -> files().isEmpty());
        assertThat(kept).isEmpty();
        assertThat(meters.get("loggia.chat.calls.dropped").counter().count()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoCallIsInNobodysWay() throws IOException {
        Files.createDirectories(folder.resolve("spool"));
        Files.writeString(folder.resolve("spool/000000000000001-x.call"), "{\"half\":");
        Intake intake = intake(10, this::keep);
        intake.start();
        intake.hold(note("1")).take();

        await().until(() -> kept.contains("1") && files().isEmpty());
    }

    @Test
    void aDiskThatIsFullLosesNothingWhileTheProcessLives() throws IOException {
        Files.writeString(folder.resolve("spool"), "a file where the folder should be");
        away.set(true);
        Intake intake = intake(10, this::keep);
        intake.start();
        intake.hold(note("1")).take();
        assertThat(meters.get("loggia.chat.spool.failures").counter().count()).isEqualTo(1);

        away.set(false);
        await().until(() -> kept.contains("1"));
    }

    @Test
    void theSameCallTwiceIsCountedAsOne() {
        Intake intake = intake(10, this::keep);
        intake.start();
        intake.hold(note("1")).take();
        intake.hold(note("1")).take();

        await().until(() -> files().isEmpty());
        assertThat(kept).containsExactly("1");
        // At least: the first look at the disk, at the start, may bring a file too that a writer is just bringing.
        await().until(() -> meters.get("loggia.chat.calls.repeated").counter().count() >= 1);
    }

    @Test
    void nothingOfACallIsLostOnItsWay() {
        Call call = note("1").call();

        assertThat(CallJson.readCall(CallJson.write(call))).isEqualTo(call);
        assertThat(CallJson.readNote(CallJson.write(note("1")))).isEqualTo(note("1"));
        assertThat(note("1").toString()).doesNotContain("boat").doesNotContain("token");
    }

    private boolean keep(Note note) {
        if (away.get()) {
            throw new IllegalStateException("the database is away");
        }
        return kept.add(note.call().event());
    }

    private void waitForThaw() {
        try {
            frozen.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Intake intake(int waiting, java.util.function.Predicate<Note> inbox) {
        ChatProperties properties = new ChatProperties(
                "",
                2,
                waiting,
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofDays(30));
        Intake intake = new Intake(inbox, new Spool(folder.resolve("spool")), properties, clock, meters);
        started.add(intake);
        return intake;
    }

    private List<Path> files() {
        Path spool = folder.resolve("spool");
        if (!Files.isDirectory(spool)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(spool)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Note note(String event) {
        Call call = new Call(
                new Requester.ChatUser("discord", "ann"),
                event,
                "Ann \"O'Hara\"",
                new Place("village", "art", "thread", true, false, Set.of("7", "8")),
                Locale.forLanguageTag("de-AT"),
                "imagine",
                null,
                Map.of("prompt", "a boat \u202E\n\u0000 🚣", "model", "z-image"),
                Instant.parse("2026-11-23T07:59:59.123Z"));
        return new Note(call, "token-1", Instant.parse("2026-11-23T08:00:00Z"));
    }
}
