package dev.loggia.engine.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.media.IngestOutcome.Reason;
import dev.loggia.engine.media.IngestOutcome.Rejected;
import dev.loggia.engine.media.IngestOutcome.RetryLater;
import dev.loggia.engine.media.IngestOutcome.Stored;
import dev.loggia.engine.media.fetch.Fetcher;
import dev.loggia.engine.media.ingest.Ingestion;
import dev.loggia.engine.media.preview.Previews;
import dev.loggia.engine.media.retain.Assets;
import dev.loggia.engine.media.retain.MediaReaper;
import dev.loggia.engine.media.retain.PermanentCopies;
import dev.loggia.engine.media.retain.Retention;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class MediaTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path temp;

    private final TestDatabase database = TestDatabase.create();
    private final ScriptedServer server = new ScriptedServer();
    private final InMemoryMediaStore store = new InMemoryMediaStore();
    private final GenerationId generation = GenerationId.random();
    private volatile Instant now = START;

    private MediaProperties properties;
    private Fetcher fetcher;
    private Previews previews;
    private Media media;
    private MediaReaper reaper;

    @BeforeEach
    void open() {
        properties = new MediaProperties(
                MediaProperties.StoreKind.FILES,
                List.of(server.origin()),
                List.of(),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                1_000_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                true,
                Duration.ofDays(7),
                temp);
        fetcher = new Fetcher(properties.fetchSettings(), new SimpleMeterRegistry());
        previews = new Previews(properties.previewTimeout(), properties.videoPosters());
        media = over(store);
        reaper = new MediaReaper(new Retention(database.jdbi(), store, () -> now));
    }

    private Media over(MediaStore mediaStore) {
        Assets assets = new Assets(database.jdbi(), database.transactions(), () -> now);
        return new Media(
                new Ingestion(properties, fetcher, previews, mediaStore, assets, () -> now),
                assets,
                new PermanentCopies(database.jdbi(), mediaStore, database.transactions(), () -> now),
                new WatchedStore(mediaStore),
                () -> now);
    }

    @AfterEach
    void close() {
        assertThat(temp).as("nothing is left behind").isEmptyDirectory();
        fetcher.close();
        previews.close();
        server.close();
        database.close();
    }

    @Test
    void keepsAnImageWithItsThumbnail() throws IOException {
        server.serve("/a", "text/html", Samples.pngWithSecrets(800, 400));
        MediaAsset asset = stored(image("/a"));
        assertThat(asset.kind()).isEqualTo(MediaKind.IMAGE);
        assertThat(asset.contentType()).isEqualTo("image/png");
        assertThat(asset.fileExtension()).isEqualTo("png");
        assertThat(List.of(asset.width(), asset.height())).containsExactly(800, 400);
        assertThat(asset.objectKey()).isEqualTo("gen/" + generation + "/1/0.png");
        assertThat(asset.createdAt()).isEqualTo(START);
        assertThat(asset.expiresAt()).isNull();
        assertThat(asset.has(Variant.POSTER)).isFalse();
        assertThat(media.find(asset.id())).contains(asset);
        try (MediaContent content = media.open(asset, Variant.ORIGINAL, null)) {
            byte[] bytes = content.content().readAllBytes();
            assertThat(content.contentType()).isEqualTo("image/png");
            assertThat(bytes).hasSize((int) asset.bytes());
            assertThat(new String(bytes, ISO_8859_1)).doesNotContain(Samples.SECRET);
        }
        try (MediaContent content = media.open(asset, Variant.THUMBNAIL, new ByteRange(0, 2L))) {
            assertThat(content.contentType()).isEqualTo("image/jpeg");
            assertThat(content.content().readAllBytes()).isEqualTo(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
            assertThat(content.totalLength()).isGreaterThan(100);
        }
    }

    @Test
    void keepsAVideoWithPosterAndThumbnail() {
        server.serve("/v", "video/mp4", Samples.mp4(320, 240, 8));
        MediaAsset asset = stored(video("/v"));
        assertThat(asset.contentType()).isEqualTo("video/mp4");
        assertThat(asset.duration()).isEqualTo(Duration.ofMillis(800));
        assertThat(store.keys())
                .containsExactlyInAnyOrder(asset.objectKey(), asset.posterKey(), asset.thumbnailKey())
                .contains("gen/" + generation + "/1/0.poster.jpg");
    }

    @Test
    void keepsWhatHasNoPreview() {
        server.serve("/a", "image/avif", Samples.avifWithSecrets());
        MediaAsset asset = stored(image("/a"));
        assertThat(asset.contentType()).isEqualTo("image/avif");
        assertThat(asset.thumbnailKey()).isNull();
        assertThatThrownBy(() -> media.open(asset, Variant.THUMBNAIL, null)).isInstanceOf(LoggiaException.class);
    }

    /** Bad input 115. */
    @Test
    void keepsOneRowWhenTheSameUrlComesTwice() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        MediaAsset first = stored(image("/a"));
        assertThat(stored(image("/a"))).isEqualTo(first);
        assertThat(media.listFor(generation)).containsExactly(first);
        assertThat(store.keys()).hasSize(2);
    }

    @Test
    void keepsOneRowWhenManyDoTheSameAtOnce() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        List<CompletableFuture<IngestOutcome>> runs = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> media.ingest(image("/a"))))
                .toList();
        assertThat(runs.stream().map(CompletableFuture::join))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Stored.class))
                .extracting(outcome -> ((Stored) outcome).asset().id())
                .containsOnly(media.listFor(generation).get(0).id());
        assertThat(media.listFor(generation)).hasSize(1);
    }

    @Test
    void replacesTheObjectsOfAnEarlierAttempt() {
        server.serve("/a", "image/png", Samples.png(64, 64)).serve("/b", "image/jpeg", Samples.jpeg(32, 32));
        MediaAsset first = stored(image("/a"));
        MediaAsset second = stored(request("/b", 2, 0, MediaKind.IMAGE, false, null));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.contentType()).isEqualTo("image/jpeg");
        assertThat(reaper.reap()).isEqualTo(2);
        assertThat(store.keys()).containsExactlyInAnyOrder(second.objectKey(), second.thumbnailKey());
    }

    @Test
    void listsByOrdinal() {
        server.serve("/a", "image/png", Samples.png(8, 8));
        for (int ordinal : new int[] {2, 0, 1}) {
            stored(request("/a", 1, ordinal, MediaKind.IMAGE, false, null));
        }
        assertThat(media.listFor(generation)).extracting(MediaAsset::ordinal).containsExactly(0, 1, 2);
        assertThat(media.listFor(GenerationId.random())).isEmpty();
    }

    @Test
    void refusesWhatIsNotPublic() {
        assertRejected(
                request(URI.create("https://127.0.0.1/a?token=hidden"), MediaKind.IMAGE), Reason.FORBIDDEN_SOURCE);
        assertRejected(request(URI.create("https://169.254.169.254/latest"), MediaKind.IMAGE), Reason.FORBIDDEN_SOURCE);
        assertRejected(request(URI.create("http://example.com/a"), MediaKind.IMAGE), Reason.FORBIDDEN_SOURCE);
    }

    /** Bad input 111. */
    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script>", "<svg onload='alert(1)'/>", "alert(1)", "%PDF-1.4"})
    void refusesDisguisedFiles(String text) {
        server.serve("/a.png", "image/png", text.getBytes(UTF_8));
        assertRejected(image("/a.png"), Reason.NOT_MEDIA);
    }

    @Test
    void refusesOtherThingsThanExpected() {
        server.serve("/image", "image/png", Samples.png(64, 64))
                .serve("/video", "video/mp4", Samples.mp4(64, 48, 2))
                .serve("/bomb", "image/png", Samples.pngClaiming(100_000, 100_000))
                .serve("/large", "image/png", new byte[1_100_000])
                .serve("/half", "image/png", Samples.slice(Samples.png(640, 640), 0, 500));
        assertRejected(video("/image"), Reason.WRONG_KIND);
        assertRejected(image("/video"), Reason.WRONG_KIND);
        assertRejected(image("/bomb"), Reason.TOO_MANY_PIXELS);
        assertRejected(image("/large"), Reason.TOO_LARGE);
        assertRejected(image("/half"), Reason.MALFORMED);
        assertRejected(image("/nothing"), Reason.NOT_AVAILABLE);
        assertThat(store.keys()).isEmpty();
        assertThat(media.listFor(generation)).isEmpty();
    }

    /** Bad input 116, for any store; the S3 adapter's own failures are tested beside it. */
    @Test
    void retriesLaterWhenTheStoreIsDown() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        store.down(true);
        assertThat(media.ingest(image("/a"))).isEqualTo(new RetryLater(true, "The media store is down"));
        assertThat(media.listFor(generation)).isEmpty();
        store.down(false);
        assertThat(media.ingest(image("/a"))).isInstanceOf(Stored.class);
    }

    @Test
    void retriesLaterWhenTheSourceIsDown() {
        server.status("/a", "503 Later");
        assertThat(media.ingest(image("/a"))).isEqualTo(new RetryLater(false, "The source answered 503"));
    }

    @Test
    void holdsNoConnectionWhileItFetches() {
        assertThat(media.listFor(generation)).as("the pool is up").isEmpty();
        server.on("/a", out -> {
            assertThat(activeConnections()).isZero();
            byte[] png = Samples.png(8, 8);
            ScriptedServer.head(out, "200 OK", "Content-Length: " + png.length);
            out.write(png);
        });
        assertThat(media.ingest(image("/a"))).isInstanceOf(Stored.class);
    }

    private int activeConnections() {
        return ((com.zaxxer.hikari.HikariDataSource) database.dataSource())
                .getHikariPoolMXBean()
                .getActiveConnections();
    }

    @Test
    void keepsFreeResultsSevenDaysAtMost() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        MediaAsset asset = stored(free("/a", 0, null));
        assertThat(asset.objectKey()).startsWith("free/gen/");
        assertThat(asset.expiresAt()).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(stored(free("/a", 1, START.plus(Duration.ofDays(30)))).expiresAt())
                .isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(stored(free("/a", 2, START.plus(Duration.ofDays(1)))).expiresAt())
                .isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void forgetsWhatHasExpired() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        MediaAsset asset = stored(free("/a", 0, null));
        assertThat(reaper.reap()).isZero();
        now = START.plus(Duration.ofDays(7));
        assertThat(asset.stateAt(now)).isEqualTo(MediaAsset.State.EXPIRED);
        assertThatThrownBy(() -> media.open(asset, Variant.ORIGINAL, null)).isInstanceOf(LoggiaException.class);
        assertThat(reaper.reap()).isEqualTo(1);
        assertThat(store.keys()).isEmpty();
        assertThat(reaper.reap()).isZero();
        assertThat(media.find(asset.id())).isPresent();
    }

    @Test
    void forgetsWhatIsDeletedFromTheCommitOn() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        MediaAsset asset = stored(image("/a"));
        database.transactions().executeWithoutResult(status -> {
            media.delete(generation);
            status.setRollbackOnly();
        });
        assertThat(media.listFor(generation)).hasSize(1);
        database.transactions().executeWithoutResult(status -> media.delete(generation));
        assertThat(media.listFor(generation)).isEmpty();
        assertThat(media.find(asset.id()).orElseThrow().stateAt(now)).isEqualTo(MediaAsset.State.DELETED);
        assertThat(reaper.reap()).isEqualTo(1);
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void doesNotBringADeletedAssetBack() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        stored(image("/a"));
        media.delete(generation);
        reaper.reap();
        assertRejected(image("/a"), Reason.DELETED);
        reaper.reap();
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void reapsLaterWhatTheStoreRefused() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        stored(image("/a"));
        media.delete(generation);
        store.down(true);
        assertThat(reaper.reap()).isZero();
        store.down(false);
        assertThat(reaper.reap()).as("taken a moment ago").isZero();
        now = now.plus(Duration.ofMinutes(3));
        assertThat(reaper.reap()).isEqualTo(1);
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void reapsEachAssetOnceOnManyNodes() {
        server.serve("/a", "image/png", Samples.png(8, 8));
        for (int i = 0; i < 20; i++) {
            stored(free("/a", i, null));
        }
        now = START.plus(Duration.ofDays(8));
        int reaped = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> new Retention(database.jdbi(), store, () -> now).reap(3)))
                .limit(12)
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();
        assertThat(reaped + reaper.reap()).isEqualTo(20);
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void givesIdsThatAreAllRandom() {
        server.serve("/a", "image/png", Samples.png(8, 8));
        long versions = IntStream.range(0, 24)
                .mapToObj(i -> stored(request("/a", 1, i, MediaKind.IMAGE, false, null))
                        .id())
                .map(UUID::version)
                .distinct()
                .count();
        assertThat(versions).as("no fixed version bits").isGreaterThan(1);
    }

    @Test
    void keepsAFreeResultForGood() {
        server.serve("/v", "video/mp4", Samples.mp4(320, 240, 8));
        MediaAsset free = stored(request("/v", 1, 0, MediaKind.VIDEO, true, null));
        Set<String> before = store.keys();

        MediaAsset kept = media.keep(generation).get(0);

        assertThat(kept.id()).isEqualTo(free.id());
        assertThat(kept.expiresAt()).isNull();
        assertThat(kept.objectKey()).isEqualTo("gen/" + generation + "/1/0.mp4");
        assertThat(media.keep(generation)).as("again").containsExactly(kept);
        assertThat(store.keys()).as("until the reaper comes").containsAll(before);
        now = START.plus(Duration.ofDays(400));
        reaper.reap();
        assertThat(store.keys()).containsExactlyInAnyOrderElementsOf(kept.objectKeys());
    }

    @Test
    void keepingIsBegunAgainWhereItBrokeOff() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        MediaAsset free = stored(free("/a", 0, null));
        for (int copies = 0; copies < 2; copies++) {
            store.failAfter(copies);
            assertThatThrownBy(() -> media.keep(generation)).isInstanceOf(LoggiaException.class);
            assertThat(media.find(free.id())).contains(free);
        }
        store.onCopy(() -> {});
        store.down(false);
        assertThat(media.keep(generation)).singleElement().returns(null, MediaAsset::expiresAt);
    }

    @Test
    void aDeletionWinsOverKeeping() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        stored(free("/a", 0, null));
        store.onCopy(() -> media.delete(generation));

        assertThat(media.keep(generation)).isEmpty();

        reaper.reap();
        assertThat(store.keys()).isEmpty();
        store.failAfter(0); // a node that died behind its copies: nothing is copied of what is deleted
        assertThat(media.keep(generation)).isEmpty();
        assertThat(database.jdbi().<Integer, RuntimeException>withHandle(handle -> handle.select(
                                "select count(*) from media_leftover")
                        .mapTo(int.class)
                        .one()))
                .as("its copies are forgotten")
                .isEqualTo(2);
    }

    @Test
    void keepsNothingThatHasExpired() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        stored(free("/a", 0, null));
        store.onCopy(() -> now = START.plus(Duration.ofDays(7)));
        assertThat(media.keep(generation)).isEmpty();
        reaper.reap();
        assertThat(store.keys()).isEmpty();
        assertThat(media.keep(generation)).as("what the store has lost").isEmpty();
    }

    @Test
    void aLateWorkerLeavesTheObjectsThatAreKept() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        IngestRequest expiring = request("/a", 1, 0, MediaKind.IMAGE, false, START.plus(Duration.ofDays(1)));
        MediaAsset kept = stored(expiring);
        assertThat(media.keep(generation)).hasSize(1);
        assertThat(stored(expiring).expiresAt()).isNull();
        reaper.reap();
        assertThat(store.keys()).containsExactlyInAnyOrderElementsOf(kept.objectKeys());
    }

    @Test
    void keepsOnceWhenManyDoSoAtOnceAndNoLateWorkerUndoesIt() {
        server.serve("/a", "image/png", Samples.png(64, 64));
        MediaAsset free = stored(free("/a", 0, null));
        List<CompletableFuture<List<MediaAsset>>> runs = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> media.keep(generation)))
                .toList();
        assertThat(runs).allSatisfy(run -> assertThat(run.join()).hasSize(1));
        assertThat(stored(free("/a", 0, null)).expiresAt())
                .as("stored once more")
                .isNull();
        reaper.reap();
        assertThat(store.keys())
                .containsExactlyInAnyOrderElementsOf(
                        media.find(free.id()).orElseThrow().objectKeys());
    }

    private MediaAsset stored(IngestRequest request) {
        IngestOutcome outcome = media.ingest(request);
        assertThat(outcome).isInstanceOf(Stored.class);
        return ((Stored) outcome).asset();
    }

    private void assertRejected(IngestRequest request, Reason reason) {
        assertThat(media.ingest(request)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.detail()).isNotBlank().doesNotContain("hidden");
        });
    }

    private IngestRequest image(String path) {
        return request(path, 1, 0, MediaKind.IMAGE, false, null);
    }

    private IngestRequest video(String path) {
        return request(path, 1, 0, MediaKind.VIDEO, false, null);
    }

    private IngestRequest free(String path, int ordinal, @Nullable Instant expiresAt) {
        return request(path, 1, ordinal, MediaKind.IMAGE, true, expiresAt);
    }

    private IngestRequest request(
            String path, int attempt, int ordinal, MediaKind expected, boolean free, @Nullable Instant expiresAt) {
        return new IngestRequest(
                generation, attempt, ordinal, server.uri(path + "?token=hidden"), expected, free, expiresAt);
    }

    private IngestRequest request(URI source, MediaKind expected) {
        return new IngestRequest(generation, 1, 0, source, expected, false, null);
    }
}
