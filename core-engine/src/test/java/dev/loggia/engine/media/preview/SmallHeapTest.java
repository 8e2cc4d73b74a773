package dev.loggia.engine.media.preview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.media.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a process with the flags of {@code ./loggia run}: it ends at once when its heap does not suffice. */
@Timeout(300)
class SmallHeapTest {
    @TempDir
    Path folder;

    @Test
    void noPictureIsTooLargeForANode() throws Exception {
        Path video = Files.write(folder.resolve("video"), Samples.mp4(64, 48, 1));
        Path said = folder.resolve("said");
        Path classes = folder.resolve("classes");
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Xmn24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        folder.toString(),
                        video.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(node.waitFor(4, TimeUnit.MINUTES)).isTrue();
        } finally {
            node.destroyForcibly();
        }
        assertThat(Files.readAllLines(said, ISO_8859_1))
                .containsExactly(
                        "12288 × 1536: 640 × 80",
                        "12288 × 1536: 640 × 80",
                        "2500 × 40000: 160 × 2560",
                        "1536 × 12288: 320 × 2560",
                        "1536 × 12288: 320 × 2560",
                        "60000 × 60000: TOO_MANY_PIXELS, and null",
                        "100000000 × 1: no preview",
                        "video null",
                        "alive beside " + (96 << 20));
        assertThat(node.exitValue()).isZero();
        assertThat(Files.readString(classes, ISO_8859_1))
                .as("nothing of the video decoder is loaded while it is off")
                .contains("DecodePlan")
                .doesNotContain("org.jcodec");
    }
}
