package dev.loggia.engine.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every media store promises. */
public abstract class MediaStoreContract {
    private static final String KEY = "free/gen/5f0c1d2e-0000-4000-8000-000000000001/1/0.png";

    @TempDir
    Path temp;

    protected abstract MediaStore store();

    @Test
    void returnsWhatWasPut() throws IOException {
        byte[] bytes = random(300_000);
        put(KEY, bytes);
        try (StoredObject object = store().get(KEY, null).orElseThrow()) {
            assertThat(object.length()).isEqualTo(bytes.length);
            assertThat(object.totalLength()).isEqualTo(bytes.length);
            assertThat(object.content().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void hasNothingUnderAnotherKey() {
        put(KEY, random(10));
        assertThat(store().get("gen/nothing/1/0.png", null)).isEmpty();
        assertThat(store().get("free/gen", null)).isEmpty();
    }

    @Test
    void replacesAnObject() throws IOException {
        put(KEY, "the first, longer one".getBytes(UTF_8));
        put(KEY, "second".getBytes(UTF_8));
        assertThat(read(KEY, null)).isEqualTo("second".getBytes(UTF_8));
    }

    @Test
    void keepsAnEmptyObject() throws IOException {
        put(KEY, new byte[0]);
        assertThat(read(KEY, null)).isEmpty();
    }

    @Test
    void opensRanges() throws IOException {
        byte[] bytes = random(1000);
        put(KEY, bytes);
        assertThat(read(KEY, new ByteRange(0, 0L))).isEqualTo(Arrays.copyOfRange(bytes, 0, 1));
        assertThat(read(KEY, new ByteRange(10, 19L))).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
        assertThat(read(KEY, new ByteRange(990, null))).isEqualTo(Arrays.copyOfRange(bytes, 990, 1000));
        assertThat(read(KEY, new ByteRange(990, 5000L))).isEqualTo(Arrays.copyOfRange(bytes, 990, 1000));
    }

    @Test
    void tellsLengthAndTotalOfARange() throws IOException {
        put(KEY, random(1000));
        try (StoredObject object = store().get(KEY, new ByteRange(10, 19L)).orElseThrow()) {
            assertThat(object.length()).isEqualTo(10);
            assertThat(object.totalLength()).isEqualTo(1000);
        }
    }

    @Test
    void opensNothingOfARangeBehindTheEnd() throws IOException {
        put(KEY, random(1000));
        try (StoredObject object = store().get(KEY, new ByteRange(1000, null)).orElseThrow()) {
            assertThat(object.length()).isZero();
            assertThat(object.totalLength()).isEqualTo(1000);
            assertThat(object.content().readAllBytes()).isEmpty();
        }
    }

    @Test
    void closesAnObjectThatWasNotReadToItsEnd() throws IOException {
        put(KEY, random(3_000_000));
        try (StoredObject object = store().get(KEY, null).orElseThrow()) {
            assertThat(object.content().readNBytes(10)).hasSize(10);
        }
        assertThat(read(KEY, new ByteRange(0, 9L))).hasSize(10);
    }

    @Test
    void copiesAnObjectThatThenStandsAlone() throws IOException {
        put(KEY, random(300_000));
        assertThat(store().copy(KEY, "gen/kept/1/0.png")).isTrue();
        assertThat(store().copy(KEY, "gen/kept/1/0.png")).as("again").isTrue();
        store().delete(KEY);
        assertThat(read("gen/kept/1/0.png", null)).isEqualTo(random(300_000));
        assertThat(store().copy(KEY, "gen/kept/1/1.png")).as("of nothing").isFalse();
        assertThat(store().get("gen/kept/1/1.png", null)).isEmpty();
    }

    @Test
    void forgetsAnObjectOnceAndAgain() {
        put(KEY, random(10));
        store().delete(KEY);
        store().delete(KEY);
        assertThat(store().get(KEY, null)).isEmpty();
    }

    @Test
    void keepsNeighboursOfADeletedObject() throws IOException {
        put(KEY, random(10));
        put(KEY + ".poster.jpg", random(20));
        store().delete(KEY);
        assertThat(read(KEY + ".poster.jpg", null)).hasSize(20);
    }

    @Test
    void endsWithOneOfManyConcurrentPuts() throws IOException {
        Path[] files = IntStream.range(0, 8)
                .mapToObj(i -> file("c" + i, random(50_000, i)))
                .toArray(Path[]::new);
        CompletableFuture.allOf(Arrays.stream(files)
                        .map(file -> CompletableFuture.runAsync(() -> store().put(KEY, file, "image/png", "no-store")))
                        .toArray(CompletableFuture[]::new))
                .join();
        byte[] kept = read(KEY, null);
        assertThat(files).anySatisfy(file -> assertThat(file).hasBinaryContent(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "../x",
                "gen/../../x",
                "gen/..",
                "gen/./x",
                "gen//x",
                "gen/x/",
                "gen\\x",
                "Gen/x",
                "gen/x y",
                "gen/é",
                "gen/\u0000",
                ".incoming/x",
                "gen/%2e%2e/x"
            })
    void refusesKeysThatCouldLeaveTheStore(String key) {
        Path file = file("f", random(3));
        assertThatThrownBy(() -> store().put(key, file, "image/png", "no-store"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().get(key, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().copy(key, KEY)).isInstanceOf(IllegalArgumentException.class);
        put(KEY, random(3));
        assertThatThrownBy(() -> store().copy(KEY, key)).isInstanceOf(IllegalArgumentException.class);
    }

    protected void put(String key, byte[] bytes) {
        store().put(key, file("object", bytes), "image/png", "private, max-age=3600");
    }

    protected byte[] read(String key, @Nullable ByteRange range) throws IOException {
        try (StoredObject object = store().get(key, range).orElseThrow()) {
            return object.content().readAllBytes();
        }
    }

    protected Path file(String name, byte[] bytes) {
        try {
            return Files.write(temp.resolve(name), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] random(int length) {
        return random(length, 42);
    }

    private static byte[] random(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
