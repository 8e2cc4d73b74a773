package dev.loggia.engine.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.media.Samples;
import dev.loggia.engine.media.format.UnacceptableMediaException.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Timeout(60)
class SanitizerTest {
    private static final String MADE_BY_A_MACHINE =
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    private final Sanitizer sanitizer = new Sanitizer(100_000_000);

    @TempDir
    Path directory;

    @Test
    void whatBreaksAParserIsMalformed() {
        assertThatThrownBy(() -> Sanitizer.parse(() -> List.of().get(1)))
                .isInstanceOfSatisfying(UnacceptableMediaException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(Problem.MALFORMED));
    }

    /** Samples with planted secrets, one of each format. */
    enum Sample {
        PNG(MediaFormat.PNG, Samples.pngWithSecrets(64, 48), 64, 48),
        JPEG(MediaFormat.JPEG, Samples.jpegWithSecrets(64, 48), 64, 48),
        GIF(MediaFormat.GIF, Samples.gifThatIsAlsoScript(64, 48), 64, 48),
        WEBP(MediaFormat.WEBP, Samples.webpWithSecrets(), 1, 1),
        AVIF(MediaFormat.AVIF, Samples.avifWithSecrets(), 640, 480),
        MP4(MediaFormat.MP4, Samples.mp4WithSecrets(64, 48, 5), 64, 48),
        WEBM(MediaFormat.WEBM, Samples.webmWithSecrets(), 320, 240);

        final MediaFormat format;
        final byte[] bytes;
        final int width;
        final int height;

        Sample(MediaFormat format, byte[] bytes, int width, int height) {
            this.format = format;
            this.bytes = bytes;
            this.width = width;
            this.height = height;
        }
    }

    @ParameterizedTest
    @EnumSource
    void recognisesAndMeasures(Sample sample) throws Exception {
        CleanMedia media = clean(sample.bytes);
        assertThat(media.format()).isEqualTo(sample.format);
        assertThat(media.width()).isEqualTo(sample.width);
        assertThat(media.height()).isEqualTo(sample.height);
    }

    /** Bad input 112 and every other place to hide something. */
    @ParameterizedTest
    @EnumSource
    void leavesNothingOfWhatWasHidden(Sample sample) throws Exception {
        assertThat(new String(sample.bytes, ISO_8859_1)).contains(Samples.SECRET);
        clean(sample.bytes);
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1))
                .doesNotContain(Samples.SECRET)
                .doesNotContain("alert(")
                .doesNotContain("<script>");
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingTheSecondTime(Sample sample) throws Exception {
        CleanMedia once = clean(sample.bytes);
        byte[] bytes = Files.readAllBytes(cleaned());
        assertThat(clean(bytes)).isEqualTo(once);
        assertThat(cleaned()).hasBinaryContent(bytes);
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF"})
    void keepsEveryPixel(Sample sample) throws Exception {
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(sample.bytes));
        clean(sample.bytes);
        BufferedImage after = ImageIO.read(cleaned().toFile());
        assertThat(pixels(after)).isEqualTo(pixels(before));
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "WEBP", "MP4"})
    void marksWhatAMachineMade(Sample sample) throws Exception {
        clean(sample.bytes);
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1)).containsOnlyOnce(MADE_BY_A_MACHINE);
    }

    @ParameterizedTest
    @EnumSource(names = {"GIF", "AVIF", "WEBM"})
    void marksNothingElse(Sample sample) throws Exception {
        clean(sample.bytes);
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1)).doesNotContain("xmpmeta");
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaFormat.class,
            names = {"PNG", "JPEG", "WEBP", "MP4"})
    void keepsAContainerWithEveryByteThatItVouchesFor(MediaFormat format) throws Exception {
        byte[] original = Samples.withContainer(format);
        clean(original);
        assertThat(cleaned()).hasBinaryContent(original);
    }

    @ParameterizedTest
    @EnumSource(
            value = MediaFormat.class,
            names = {"PNG", "JPEG", "WEBP", "MP4"})
    void dropsAContainerBesideSomethingPrivate(MediaFormat format) throws Exception {
        clean(Samples.withContainerAndSecrets(format));
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1))
                .doesNotContain(Samples.SECRET, "jumd")
                .containsOnlyOnce(MADE_BY_A_MACHINE);
    }

    /** What only calls itself a container, and bytes behind the end of the picture. */
    @ParameterizedTest
    @EnumSource(
            value = MediaFormat.class,
            names = {"PNG", "JPEG", "WEBP", "MP4"})
    void nothingHidesBehindAContainer(MediaFormat format) throws Exception {
        byte[] tail = "tail".getBytes(ISO_8859_1);
        byte[] original = Samples.withContainer(format);
        clean(Samples.join(original, tail));
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1)).doesNotContain("tail", "jumd");

        byte[] other = original.clone();
        String name = format == MediaFormat.MP4 ? "\u00d8\u00fe\u00c3" : "c2pa";
        other[new String(other, ISO_8859_1).indexOf(name)]++;
        clean(other);
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1)).doesNotContain("jumd");
    }

    @Test
    void theMarkIsWhatReadersOfPngFind() throws Exception {
        clean(Samples.png(8, 8));
        try (ImageInputStream in = ImageIO.createImageInputStream(cleaned().toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            NodeList texts = ((Element) reader.getImageMetadata(0).getAsTree("javax_imageio_1.0"))
                    .getElementsByTagName("TextEntry");
            assertThat(((Element) texts.item(0)).getAttribute("keyword")).isEqualTo("XML:com.adobe.xmp");
            assertThat(((Element) texts.item(0)).getAttribute("value")).contains(MADE_BY_A_MACHINE);
        }
    }

    @Test
    void marksAMovieWhoseLastBoxEndsWithTheFile() throws Exception {
        byte[] mp4 = Samples.mp4(64, 48, 2);
        int last = new String(mp4, ISO_8859_1).indexOf("moov") - 4;
        int size = ByteBuffer.wrap(mp4).getInt(last);
        assertThat(last + size).isEqualTo(mp4.length);
        ByteBuffer.wrap(mp4).putInt(last, 0);
        clean(mp4);
        byte[] marked = Files.readAllBytes(cleaned());
        assertThat(ByteBuffer.wrap(marked).getInt(last)).isEqualTo(size);
        assertThat(ByteBuffer.wrap(marked).getInt(mp4.length)).isEqualTo(marked.length - mp4.length);
    }

    @Test
    void keepsOfExifHowThePictureIsTurned() throws Exception {
        CleanMedia media = clean(Samples.jpegTurned(40, 20, 6));
        assertThat(media).isEqualTo(new CleanMedia(MediaFormat.JPEG, 20, 40, null, 6));
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1)).doesNotContain(Samples.SECRET);
        assertThat(clean(Files.readAllBytes(cleaned()))).as("once more").isEqualTo(media);
        assertThat(clean(Samples.jpegTurned(40, 20, 9)).orientation()).isEqualTo(1);
    }

    @Test
    void refusesAPictureThatIsNotAsLargeAsItsFileSays() {
        byte[] webp = Samples.webpWithSecrets();
        int stream = new String(webp, ISO_8859_1).indexOf("VP8 ") + 8 + 6;
        ByteBuffer.wrap(webp).putInt(stream, 0xff1fff1f);
        assertProblem(Problem.MALFORMED, webp);
        byte[] png = Samples.png(8, 8);
        assertProblem(
                Problem.MALFORMED,
                Samples.join(
                        Arrays.copyOf(png, 33),
                        Samples.pngChunk("PLTE", new byte[3_000_000]),
                        Arrays.copyOfRange(png, 33, png.length)));
    }

    @Test
    void keepsTheDurationOfAVideo() throws Exception {
        assertThat(clean(Samples.mp4(64, 48, 5)).duration()).isEqualTo(Duration.ofMillis(500));
        assertThat(clean(Samples.webmWithSecrets()).duration()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void keepsTheLoopOfAnAnimation() throws Exception {
        byte[] gif = Samples.gif(8, 8);
        byte[] loop = Samples.join(
                new byte[] {0x21, (byte) 0xff, 11}, "NETSCAPE2.0".getBytes(ISO_8859_1), new byte[] {3, 1, 0, 0, 0});
        int body = 13 + (3 << (gif[10] & 7) + 1);
        clean(Samples.join(Arrays.copyOf(gif, body), loop, Arrays.copyOfRange(gif, body, gif.length)));
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1)).contains("NETSCAPE2.0");
    }

    /** Bad input 111: the name .png plays no part, so there is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg/>",
                "alert(1)",
                "%PDF-1.7\n",
                "#!/bin/sh\n",
                "PK\u0003\u0004 a zip",
                "BM a bitmap",
                "RIFF\0\0\0\0WAVEfmt ",
                "",
                "G",
                "GIF",
            })
    void refusesWhatIsNotMedia(String text) throws IOException {
        Path file = Files.write(directory.resolve("disguised.png"), text.getBytes(UTF_8));
        assertThatThrownBy(() -> sanitizer.recognise(file))
                .isInstanceOfSatisfying(UnacceptableMediaException.class, e -> assertThat(e.problem())
                        .isEqualTo(Problem.NOT_MEDIA));
    }

    @Test
    void refusesMatroskaAndHeif() {
        assertProblem(Problem.NOT_MEDIA, Samples.box("ftyp", "heic\0\0\0\0heicmif1".getBytes(ISO_8859_1)));
        assertProblem(
                Problem.NOT_MEDIA,
                new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, (byte) 0x8b, 0x42, (byte) 0x82, (byte) 0x88, 'm'});
    }

    /** Bad input 113. */
    @Test
    void refusesAPixelBombByItsHeader() {
        assertProblem(Problem.TOO_MANY_PIXELS, Samples.pngClaiming(100_000, 100_000));
        assertProblem(Problem.TOO_MANY_PIXELS, Samples.pngClaiming(Integer.MAX_VALUE, 1));
        assertProblem(Problem.TOO_MANY_PIXELS, Samples.pngClaiming(-1, -1));
        assertProblem(Problem.MALFORMED, Samples.pngClaiming(0, 10));
        byte[] jpeg = Samples.jpeg(16, 16);
        int frame = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0") + 5;
        ByteBuffer.wrap(jpeg).putInt(frame, 0xffffffff);
        assertProblem(Problem.TOO_MANY_PIXELS, jpeg);
        byte[] gif = Samples.gif(16, 16);
        ByteBuffer.wrap(gif).putInt(6, 0xffffffff);
        assertProblem(Problem.TOO_MANY_PIXELS, gif);
    }

    /** Bad input 114. */
    @Test
    void refusesAHugeMovieHeader() {
        byte[] ftyp = Samples.box("ftyp", "isom\0\0\2\0isomiso2".getBytes(ISO_8859_1));
        byte[] claim = ByteBuffer.allocate(16)
                .putInt(1)
                .put("moov".getBytes(ISO_8859_1))
                .putLong(1L << 40)
                .array();
        assertProblem(Problem.MALFORMED, Samples.join(ftyp, claim));
        assertProblem(Problem.MALFORMED, Samples.join(ftyp, Samples.box("moov", new byte[33 << 20])));
        byte[] crowd = new byte[8 * 60_000];
        for (int at = 0; at < crowd.length; at += 8) {
            System.arraycopy(Samples.box("trak", new byte[0]), 0, crowd, at, 8);
        }
        assertProblem(Problem.MALFORMED, Samples.join(ftyp, Samples.box("moov", crowd)));
    }

    @ParameterizedTest
    @CsvSource({"isom, moov, trak", "avif, meta, ipco"})
    void refusesBoxesNestedTooDeep(String brand, String outer, String inner) {
        byte[] nested = new byte[4];
        for (int i = 0; i < 2000; i++) {
            nested = Samples.box(inner, nested);
        }
        byte[] ftyp = Samples.box("ftyp", (brand + "\0\0\2\0" + brand).getBytes(ISO_8859_1));
        byte[] body = outer.equals("meta") ? Samples.join(new byte[4], nested) : nested;
        assertProblem(Problem.MALFORMED, Samples.join(ftyp, Samples.box(outer, body)));
    }

    @Test
    void refusesASampleTableThatClaimsMoreThanItHolds() {
        byte[] mp4 = Samples.mp4(64, 48, 5);
        int table = new String(mp4, ISO_8859_1).indexOf("stsz");
        ByteBuffer.wrap(mp4).putInt(table + 12, Integer.MAX_VALUE);
        assertProblem(Problem.MALFORMED, mp4);
    }

    @Test
    void leavesOutAColourProfileThatIsABomb() throws Exception {
        java.io.ByteArrayOutputStream bomb = new java.io.ByteArrayOutputStream();
        bomb.writeBytes("p\0\0".getBytes(ISO_8859_1));
        try (java.util.zip.DeflaterOutputStream out = new java.util.zip.DeflaterOutputStream(bomb)) {
            out.write(new byte[50_000_000]);
        }
        byte[] png = Samples.png(8, 8);
        clean(Samples.join(
                Arrays.copyOf(png, 33),
                Samples.pngChunk("iCCP", bomb.toByteArray()),
                Arrays.copyOfRange(png, 33, png.length)));
        assertThat(new String(Files.readAllBytes(cleaned()), ISO_8859_1)).doesNotContain("iCCP");
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryTruncationOrReadsItWhole(Sample sample) throws Exception {
        int end = Math.min(sample.bytes.length, 3000);
        for (int length = 0; length < end; length += 7) {
            mustNotBreak(sample, Arrays.copyOf(sample.bytes, length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesDamage(Sample sample) throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            byte[] damaged = sample.bytes.clone();
            for (int i = 0; i <= round % 8; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            mustNotBreak(sample, damaged);
        }
    }

    /** Either a clean refusal or a result within the caps; never anything else. */
    private void mustNotBreak(Sample sample, byte[] bytes) throws IOException {
        try {
            CleanMedia media = clean(bytes);
            assertThat((long) media.width() * media.height()).isBetween(1L, 100_000_000L);
        } catch (UnacceptableMediaException e) {
            assertThat(e.getMessage()).doesNotContain(Samples.SECRET).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(sample.name().toLowerCase(Locale.ROOT) + " broke the parser", e);
        }
    }

    private void assertProblem(Problem problem, byte[] bytes) {
        assertThatThrownBy(() -> clean(bytes))
                .isInstanceOfSatisfying(UnacceptableMediaException.class, e -> assertThat(e.problem())
                        .isEqualTo(problem));
    }

    private CleanMedia clean(byte[] bytes) throws UnacceptableMediaException, IOException {
        Path file = Files.write(directory.resolve("file"), bytes);
        return sanitizer.clean(sanitizer.recognise(file), file, cleaned());
    }

    private Path cleaned() {
        return directory.resolve("clean");
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
