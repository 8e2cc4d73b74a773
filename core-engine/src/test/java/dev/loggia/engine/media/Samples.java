package dev.loggia.engine.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.media.format.MediaFormat;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jcodec.api.awt.AWTSequenceEncoder;

/** Small real files of every kind, made when they are needed. {@link #SECRET} marks what must not survive. */
public final class Samples {
    public static final String SECRET = "secret-of-the-camera";

    private Samples() {}

    public static BufferedImage picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    public static byte[] png(int width, int height) {
        return encode("png", width, height);
    }

    /** With a text chunk before the picture and bytes behind its end. */
    public static byte[] pngWithSecrets(int width, int height) {
        byte[] plain = png(width, height);
        int afterHeader = 8 + 25;
        return join(
                slice(plain, 0, afterHeader),
                pngChunk("tEXt", ("Comment\0" + SECRET).getBytes(ISO_8859_1)),
                pngChunk("eXIf", SECRET.getBytes(ISO_8859_1)),
                slice(plain, afterHeader, plain.length),
                ("<script>" + SECRET + "</script>").getBytes(ISO_8859_1));
    }

    /** A header that claims a size, and no more than a stump of data. */
    public static byte[] pngClaiming(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                pngChunk("IHDR", header),
                pngChunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}),
                pngChunk("IEND", new byte[0]));
    }

    public static byte[] pngChunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(ISO_8859_1))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    public static byte[] jpeg(int width, int height) {
        return encode("jpg", width, height);
    }

    /** With EXIF, IPTC and comment segments and bytes behind its end. */
    public static byte[] jpegWithSecrets(int width, int height) {
        byte[] plain = jpeg(width, height);
        return join(
                slice(plain, 0, 2),
                jpegSegment(0xe1, "Exif\0\0" + SECRET),
                jpegSegment(0xed, "Photoshop 3.0\0" + SECRET),
                jpegSegment(0xfe, SECRET),
                slice(plain, 2, plain.length),
                ("PK" + SECRET).getBytes(ISO_8859_1));
    }

    private static byte[] jpegSegment(int marker, String payload) {
        return ByteBuffer.allocate(4 + payload.length())
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (payload.length() + 2))
                .put(payload.getBytes(ISO_8859_1))
                .array();
    }

    public static byte[] gif(int width, int height) {
        return encode("gif", width, height);
    }

    /** The classic: valid as a picture and, with the comment closed behind the end, as a script. */
    public static byte[] gifThatIsAlsoScript(int width, int height) {
        byte[] plain = gif(width, height);
        String code = "*/=1;alert('" + SECRET + "');/*";
        byte[] comment =
                join(new byte[] {0x21, (byte) 0xfe, (byte) code.length()}, code.getBytes(ISO_8859_1), new byte[] {0});
        return join(slice(plain, 0, plain.length - 1), comment, new byte[] {0x3b}, code.getBytes(ISO_8859_1));
    }

    /** One lossy pixel. */
    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** The same pixel in the extended format, with EXIF and XMP announced and present. */
    public static byte[] webpWithSecrets() {
        byte[] plain = webp();
        byte[] body = join(
                "WEBP".getBytes(ISO_8859_1),
                riffChunk("VP8X", new byte[] {0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
                slice(plain, 12, plain.length),
                riffChunk("EXIF", SECRET.getBytes(ISO_8859_1)),
                riffChunk("XMP ", (SECRET + "!").getBytes(ISO_8859_1)));
        return join("RIFF".getBytes(ISO_8859_1), le32(body.length), body, SECRET.getBytes(ISO_8859_1));
    }

    private static byte[] riffChunk(String type, byte[] data) {
        return join(type.getBytes(ISO_8859_1), le32(data.length), data, new byte[data.length % 2]);
    }

    private static byte[] le32(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    /** The structure of an AVIF of 640 × 480 with an EXIF item; the coded picture itself is not one. */
    public static byte[] avifWithSecrets() {
        byte[] picture = "coded-picture".getBytes(ISO_8859_1);
        byte[] exif = SECRET.getBytes(ISO_8859_1);
        byte[] ftyp = box("ftyp", "avif\0\0\0\0avifmif1".getBytes(ISO_8859_1));
        byte[] draft = avifMeta(0, picture.length, exif.length);
        int data = ftyp.length + draft.length + 8;
        return join(
                ftyp,
                avifMeta(data, picture.length, exif.length),
                box("mdat", join(picture, exif)),
                box("uuid", SECRET.getBytes(ISO_8859_1)));
    }

    private static byte[] avifMeta(int data, int pictureLength, int exifLength) {
        byte[] locations = ByteBuffer.allocate(8 + 2 * 14)
                .putInt(0)
                .putShort((short) 0x4400)
                .putShort((short) 2)
                .putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(data)
                .putInt(pictureLength)
                .putShort((short) 2)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(data + pictureLength)
                .putInt(exifLength)
                .array();
        byte[] size = ByteBuffer.allocate(12).putInt(0).putInt(640).putInt(480).array();
        return box(
                "meta",
                join(
                        new byte[4],
                        box("iloc", locations),
                        box("iinf", join(new byte[] {0, 0, 0, 0, 0, 2}, avifItem(1, "av01"), avifItem(2, "Exif"))),
                        box("iprp", box("ipco", box("ispe", size)))));
    }

    private static byte[] avifItem(int id, String type) {
        return box("infe", join(new byte[] {2, 0, 0, 0, 0, (byte) id, 0, 0}, type.getBytes(ISO_8859_1), new byte[1]));
    }

    public static byte[] box(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(type.getBytes(ISO_8859_1))
                .put(body)
                .array();
    }

    /** With a C2PA container, and with nothing else that a camera or a person would have left there. */
    public static byte[] withContainer(MediaFormat format) {
        return withContainer(format, false);
    }

    /** With a C2PA container and a secret. */
    public static byte[] withContainerAndSecrets(MediaFormat format) {
        return withContainer(format, true);
    }

    private static byte[] withContainer(MediaFormat format, boolean secret) {
        byte[] hidden = SECRET.getBytes(ISO_8859_1);
        byte[] none = new byte[0];
        byte[] store = box(
                "jumb",
                join(
                        box("jumd", "c2pa\0\21\0\20\200\0\0\252\08\233q\3c2pa\0".getBytes(ISO_8859_1)),
                        box("jumb", none)));
        switch (format) {
            case PNG -> {
                byte[] plain = png(8, 8);
                return join(
                        slice(plain, 0, 33),
                        pngChunk("caBX", store),
                        secret ? pngChunk("tEXt", hidden) : none,
                        slice(plain, 33, plain.length));
            }
            case JPEG -> {
                byte[] plain = jpeg(8, 8);
                return join(
                        slice(plain, 0, 20),
                        jpegSegment(0xeb, "JP\0\1\0\0\0\1" + new String(store, ISO_8859_1)),
                        secret ? jpegSegment(0xfe, SECRET) : none,
                        slice(plain, 20, plain.length));
            }
            case WEBP -> {
                byte[] plain = webp();
                byte[] body = join(
                        "WEBP".getBytes(ISO_8859_1),
                        riffChunk("VP8X", new byte[10]),
                        slice(plain, 12, plain.length),
                        riffChunk("C2PA", store),
                        secret ? riffChunk("EXIF", hidden) : none);
                return join("RIFF".getBytes(ISO_8859_1), le32(body.length), body);
            }
            default -> {
                byte[] uuid = java.util.HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
                return join(mp4(64, 48, 1), box("uuid", join(uuid, store)), secret ? box("udta", hidden) : none);
            }
        }
    }

    /** With EXIF that tells how to turn it and, in a tag of its own, a secret. */
    public static byte[] jpegTurned(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        byte[] exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + SECRET.length())
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put("Exif\0\0II*\0".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x010f)
                .putShort((short) 2)
                .putInt(SECRET.length())
                .putInt(38)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putInt(0)
                .put(SECRET.getBytes(ISO_8859_1))
                .array();
        return join(slice(plain, 0, 2), jpegSegment(0xe1, new String(exif, ISO_8859_1)), slice(plain, 2, plain.length));
    }

    /** A real H.264 video at 10 frames a second. */
    public static byte[] mp4(int width, int height, int frames) {
        try {
            Path file = Files.createTempFile("sample", ".mp4");
            AWTSequenceEncoder encoder = AWTSequenceEncoder.createSequenceEncoder(file.toFile(), 10);
            for (int i = 0; i < frames; i++) {
                encoder.encodeImage(picture(width, height));
            }
            encoder.finish();
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With user data and a private box behind the movie, and a tail that is no box. */
    public static byte[] mp4WithSecrets(int width, int height, int frames) {
        return join(
                mp4(width, height, frames),
                box("udta", box("meta", SECRET.getBytes(ISO_8859_1))),
                box("uuid", ("0123456789abcdef" + SECRET).getBytes(ISO_8859_1)),
                ("<html>" + SECRET).getBytes(ISO_8859_1));
    }

    /** The structure of a WebM of 320 × 240 and 1.5 s with a title and tags; the cluster holds no frames. */
    public static byte[] webmWithSecrets() {
        byte[] secret = SECRET.getBytes(ISO_8859_1);
        byte[] video = element("E0", join(element("BA", 0, 240), element("B0", 1, 64)));
        byte[] segment = join(
                element(
                        "1549A966",
                        join(
                                element("2AD7B1", 0x0f, 0x42, 0x40),
                                element("7BA9", secret),
                                element(
                                        "4489",
                                        ByteBuffer.allocate(4).putFloat(1500f).array()))),
                element("1654AE6B", element("AE", join(element("536E", secret), video))),
                element("1F43B675", element("E7", 0)),
                element("1254C367", join(secret, new byte[200])));
        return join(
                element("1A45DFA3", element("4282", "webm".getBytes(ISO_8859_1))),
                element("18538067", segment),
                secret);
    }

    private static byte[] element(String id, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return element(id, bytes);
    }

    private static byte[] element(String id, byte[] data) {
        byte[] name = java.util.HexFormat.of().parseHex(id);
        byte[] size = data.length < 100
                ? new byte[] {(byte) (0x80 | data.length)}
                : new byte[] {0x10, (byte) (data.length >> 16), (byte) (data.length >> 8), (byte) data.length};
        return join(name, size, data);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] encode(String format, int width, int height) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(picture(width, height), format, out)) {
                throw new IllegalStateException("No encoder for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
