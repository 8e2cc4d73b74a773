package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.media.format.PixelCap.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Keeps the critical, colour and animation chunks of a PNG and adds our mark; everything else and all behind IEND goes. */
final class PngCleaner implements Sanitizer.StreamCleaner {
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "cICP", "sBIT", "acTL", "fcTL", "fdAT");
    private static final Set<String> DATA = Set.of("IDAT", "fdAT");
    /** A palette of 256 colours; decoders read such chunks whole. */
    private static final int MAX_SMALL_CHUNK = 768;

    /** Left out like the others, and nobody's secret: resolution, background, histogram. */
    private static final Set<String> HARMLESS = Set.of("pHYs", "bKGD", "hIST");

    private static final int MAX_PROFILE = 1 << 20;
    private static final int MAX_PROFILE_INFLATED = 8 << 20;

    private final PixelCap cap;
    private final Removals removals;
    private @Nullable Size size;
    private boolean hasData;

    PngCleaner(PixelCap cap, Removals removals) {
        this.cap = cap;
        this.removals = removals;
    }

    @Override
    public Size clean(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException {
        in.copy(8, out);
        while (true) {
            long length = in.u32be();
            String type = new String(in.bytes(4), ISO_8859_1);
            if (length > Integer.MAX_VALUE) {
                throw malformed("A chunk is too long");
            }
            if (size == null) {
                header(in, out, length, type);
            } else if (type.equals("iCCP") && length <= MAX_PROFILE) {
                profile(in, out, (int) length);
            } else if (KEPT.contains(type)) {
                if (!DATA.contains(type) && length > MAX_SMALL_CHUNK) {
                    throw malformed("A chunk is too long");
                }
                hasData |= type.equals("IDAT");
                copyChunk(in, out, length, type);
            } else {
                leaveOut(in, length, type);
            }
            if (type.equals("IEND")) {
                if (!in.atEnd()) {
                    removals.other();
                }
                return end();
            }
        }
    }

    private void leaveOut(MediaInput in, long length, String type) throws UnacceptableMediaException, IOException {
        byte[] head = in.bytes((int) Math.min(C2pa.HEAD, length));
        if (type.equals("caBX") && C2pa.isStore(head, 0)) {
            removals.container();
        } else if (!HARMLESS.contains(type)) {
            removals.other();
        }
        in.skip(length - head.length + 4);
    }

    private Size end() throws UnacceptableMediaException {
        if (size == null || !hasData) {
            throw malformed("The file has no picture");
        }
        return size;
    }

    private void header(MediaInput in, OutputStream out, long length, String type)
            throws UnacceptableMediaException, IOException {
        if (!type.equals("IHDR") || length != 13) {
            throw malformed("The header is not where it belongs");
        }
        byte[] header = in.bytes(13);
        ByteBuffer numbers = ByteBuffer.wrap(header);
        size = cap.check(numbers.getInt() & 0xffffffffL, numbers.getInt() & 0xffffffffL);
        writeChunk(out, type, header, in.u32be());
        byte[] mark = AiMark.pngText();
        writeChunk(out, "iTXt", mark, crc("iTXt", mark));
    }

    /** A colour profile is compressed: one that unpacks to far more than any real profile is left out. */
    private void profile(MediaInput in, OutputStream out, int length) throws UnacceptableMediaException, IOException {
        byte[] chunk = in.bytes(length);
        long crc = in.u32be();
        int name = new String(chunk, ISO_8859_1).indexOf('\0');
        if (name < 0 || name > 79 || name + 2 > length) {
            removals.other();
            return;
        }
        try (InputStream inflated =
                new InflaterInputStream(new ByteArrayInputStream(chunk, name + 2, length - name - 2))) {
            if (inflated.skip(MAX_PROFILE_INFLATED + 1L) > MAX_PROFILE_INFLATED) {
                removals.other();
                return;
            }
        } catch (IOException e) {
            removals.other();
            return; // an unreadable profile helps nobody
        }
        writeChunk(out, "iCCP", chunk, crc);
    }

    private static void writeChunk(OutputStream out, String type, byte[] data, long crc)
            throws UnacceptableMediaException, IOException {
        if (crc(type, data) != crc) {
            throw malformed("A checksum is wrong");
        }
        out.write(ByteBuffer.allocate(8)
                .putInt(data.length)
                .put(type.getBytes(ISO_8859_1))
                .array());
        out.write(data);
        out.write(ByteBuffer.allocate(4).putInt((int) crc).array());
    }

    private static long crc(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(data);
        return crc.getValue();
    }

    private static void copyChunk(MediaInput in, OutputStream out, long length, String type)
            throws UnacceptableMediaException, IOException {
        out.write(ByteBuffer.allocate(4).putInt((int) length).array());
        CheckedOutputStream summed = new CheckedOutputStream(out, new CRC32());
        summed.write(type.getBytes(ISO_8859_1));
        in.copy(length, summed);
        long crc = in.u32be();
        if (summed.getChecksum().getValue() != crc) {
            throw malformed("A checksum is wrong");
        }
        out.write(ByteBuffer.allocate(4).putInt((int) crc).array());
    }
}
