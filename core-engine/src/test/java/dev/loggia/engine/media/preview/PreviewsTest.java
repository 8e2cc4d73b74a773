package dev.loggia.engine.media.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.media.Samples;
import dev.loggia.engine.media.format.CleanMedia;
import dev.loggia.engine.media.format.MediaFormat;
import dev.loggia.engine.media.preview.Previews.Made;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewsTest {
    private final Previews previews = new Previews(Duration.ofSeconds(20), true);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        previews.close();
    }

    @Test
    void makesAThumbnailOfAnImage() throws IOException {
        Made made = make(MediaFormat.PNG, Samples.png(1600, 1200), 1600, 1200);
        assertThat(made.poster()).isNull();
        assertSize(made.thumbnail(), 640, 480);
    }

    @Test
    void neverEnlarges() throws IOException {
        assertSize(make(MediaFormat.JPEG, Samples.jpeg(100, 50), 100, 50).thumbnail(), 100, 50);
        assertSize(make(MediaFormat.GIF, Samples.gif(100, 50), 100, 50).thumbnail(), 100, 50);
        assertSize(make(MediaFormat.WEBP, Samples.webp(), 1, 1).thumbnail(), 1, 1);
    }

    @Test
    void readsAHugePictureInSteps() throws IOException {
        Made made = make(MediaFormat.JPEG, Samples.jpeg(6000, 6000), 6000, 6000);
        assertSize(made.thumbnail(), 640, 640);
    }

    @Test
    void putsTransparencyOnWhite() throws IOException {
        BufferedImage clear = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
        Path file = directory.resolve("clear.png");
        ImageIO.write(clear, "png", file.toFile());
        Made made = make(MediaFormat.PNG, Files.readAllBytes(file), 10, 10);
        assertThat(new Color(read(made.thumbnail()).getRGB(5, 5))).isEqualTo(Color.WHITE);
    }

    @Test
    void turnsThePreviewAsThePictureIsToBeTurned() throws IOException {
        BufferedImage sideways = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        sideways.createGraphics().fillRect(0, 0, 20, 20);
        Path file = directory.resolve("sideways.jpg");
        ImageIO.write(sideways, "jpg", file.toFile());
        for (int orientation = 1; orientation <= 8; orientation++) {
            boolean quarter = orientation >= 5;
            CleanMedia media =
                    new CleanMedia(MediaFormat.JPEG, quarter ? 20 : 40, quarter ? 40 : 20, null, orientation);
            Made made = previews.make(media, file, directory);
            assertSize(made.thumbnail(), media.width(), media.height());
            boolean whiteFirst = new Color(read(made.thumbnail()).getRGB(4, 4)).getRed() > 128;
            assertThat(whiteFirst)
                    .as("orientation %d", orientation)
                    .isEqualTo(Set.of(1, 4, 5, 6).contains(orientation));
        }
    }

    @Test
    void marksEveryPreview() throws IOException {
        Made made = make(MediaFormat.PNG, Samples.png(16, 16), 16, 16);
        assertThat(Files.readString(Objects.requireNonNull(made.thumbnail()), StandardCharsets.ISO_8859_1))
                .containsOnlyOnce("digitalsourcetype/trainedAlgorithmicMedia");
    }

    @Test
    void makesPosterAndThumbnailOfAVideo() throws IOException {
        Made made = make(MediaFormat.MP4, Samples.mp4(1280, 720, 3), 1280, 720);
        assertSize(made.poster(), 1280, 720);
        assertSize(made.thumbnail(), 640, 360);
        assertThat(new Color(read(made.poster()).getRGB(10, 10)).getRed()).isGreaterThan(200);
    }

    @Test
    void makesNoneOfWhatCannotBeDecoded() throws IOException {
        Made none = new Made(null, null);
        assertThat(make(MediaFormat.AVIF, Samples.avifWithSecrets(), 640, 480)).isEqualTo(none);
        assertThat(make(MediaFormat.WEBM, Samples.webmWithSecrets(), 320, 240)).isEqualTo(none);
        assertThat(make(MediaFormat.PNG, new byte[100], 10, 10)).isEqualTo(none);
        assertThat(make(MediaFormat.MP4, new byte[100], 10, 10)).isEqualTo(none);
    }

    @Test
    void decodesNoVideoUnlessAskedTo() throws IOException {
        Path file = Files.write(directory.resolve("file"), Samples.mp4(64, 48, 1));
        try (Previews pictures = new Previews(Duration.ofSeconds(20), false)) {
            assertThat(pictures.make(new CleanMedia(MediaFormat.MP4, 64, 48, null), file, directory))
                    .isEqualTo(new Made(null, null));
        }
    }

    @Test
    void givesUpInTime() throws IOException {
        try (Previews hurried = new Previews(Duration.ofNanos(1), false)) {
            Path file = Files.write(directory.resolve("file"), Samples.png(800, 800));
            assertThat(hurried.make(new CleanMedia(MediaFormat.PNG, 800, 800, null), file, directory))
                    .isEqualTo(new Made(null, null));
        }
    }

    private Made make(MediaFormat format, byte[] bytes, int width, int height) throws IOException {
        Path file = Files.write(directory.resolve("file"), bytes);
        return previews.make(new CleanMedia(format, width, height, null), file, directory);
    }

    private static void assertSize(@Nullable Path file, int width, int height) throws IOException {
        BufferedImage image = read(file);
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    private static BufferedImage read(@Nullable Path file) throws IOException {
        return ImageIO.read(Objects.requireNonNull(file).toFile());
    }
}
