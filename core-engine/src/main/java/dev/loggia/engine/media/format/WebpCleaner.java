package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.media.format.PixelCap.Size;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the picture, animation, alpha and colour chunks of a WebP, adds our mark and says so in its header. */
final class WebpCleaner {
    private static final Set<String> KEPT = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L", "ANMF");
    private static final int ANMF_HEADER = 16;
    private static final int MAX_CHUNKS = 100_000;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    private static final int ALPHA_FLAG = 0x10;
    private static final int PROFILE_FLAG = 0x20;
    /** Decoders read it whole. */
    private static final int MAX_PROFILE = 1 << 20;

    private final PatchedFile file;
    private final PixelCap cap;
    private final Removals removals;
    private final List<Chunk> kept = new ArrayList<>();
    private @Nullable Size size;
    private boolean hasPicture;

    private WebpCleaner(PatchedFile file, PixelCap cap, Removals removals) {
        this.file = file;
        this.cap = cap;
        this.removals = removals;
    }

    static Size clean(Path source, Path into, PixelCap cap, Removals removals)
            throws UnacceptableMediaException, IOException {
        try (PatchedFile file = new PatchedFile(source);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(into), 64 * 1024)) {
            WebpCleaner cleaner = new WebpCleaner(file, cap, removals);
            Size size = cleaner.plan();
            cleaner.write(out);
            return size;
        }
    }

    private Size plan() throws UnacceptableMediaException, IOException {
        long end = 8 + u32le(4);
        if (end > file.length()) {
            throw malformed("The file ends too early");
        }
        int chunks = 0;
        for (long at = 12; at + 8 <= end; ) {
            Chunk chunk = new Chunk(file.text(at, 4), at + 8, u32le(at + 4));
            if (chunk.end() > file.length() || ++chunks > MAX_CHUNKS) {
                throw malformed("The chunks do not fit the file");
            }
            if (chunk.type().equals("ICCP") && chunk.length() > MAX_PROFILE) {
                removals.other();
            } else if (KEPT.contains(chunk.type())) {
                look(chunk);
                kept.add(chunk);
            } else {
                leaveOut(chunk);
            }
            at = chunk.paddedEnd();
        }
        if (end < file.length()) {
            removals.other();
        }
        if (size == null || !hasPicture) {
            throw malformed("The file has no picture");
        }
        return size;
    }

    private void leaveOut(Chunk chunk) throws UnacceptableMediaException, IOException {
        boolean container = chunk.type().equals("C2PA")
                && C2pa.isStore(file.bytes(chunk.start(), (int) Math.min(C2pa.HEAD, chunk.length())), 0);
        if (container) {
            removals.container();
        } else {
            removals.other();
        }
    }

    private void look(Chunk chunk) throws UnacceptableMediaException, IOException {
        long at = chunk.start();
        hasPicture |= PICTURES.contains(chunk.type());
        switch (chunk.type()) {
            case "VP8X" -> canvas(chunk);
            case "VP8 ", "VP8L" -> fill(bitstream(chunk.type(), at));
            case "ANMF" -> frame(chunk);
            default -> {}
        }
    }

    /** A still picture is as large as its canvas: a decoder reserves memory for what the stream says. */
    private void fill(Size stream) throws UnacceptableMediaException {
        if (size != null && !size.equals(stream)) {
            throw malformed("The picture is not as large as the file says");
        }
        size = stream;
    }

    private void frame(Chunk frame) throws UnacceptableMediaException, IOException {
        Size said = cap.check(u24le(frame.start() + 6) + 1, u24le(frame.start() + 9) + 1);
        for (long at = frame.start() + ANMF_HEADER; at + 8 <= frame.end(); ) {
            Chunk chunk = new Chunk(file.text(at, 4), at + 8, u32le(at + 4));
            boolean picture = chunk.type().startsWith("VP8");
            if (chunk.end() > frame.end()
                    || (picture && !bitstream(chunk.type(), chunk.start()).equals(said))) {
                throw malformed("A frame is not as large as the file says");
            }
            at = chunk.paddedEnd();
        }
        if (size == null) {
            throw malformed("The header is not where it belongs");
        }
    }

    private Size bitstream(String type, long at) throws UnacceptableMediaException, IOException {
        return type.equals("VP8 ")
                ? cap.check(u16le(at + 6) & 0x3fff, u16le(at + 8) & 0x3fff)
                : cap.check((u32le(at + 1) & 0x3fff) + 1, (u32le(at + 1) >> 14 & 0x3fff) + 1);
    }

    private void canvas(Chunk chunk) throws UnacceptableMediaException, IOException {
        if (chunk.length() != 10 || !kept.isEmpty()) {
            throw malformed("The header is not where it belongs");
        }
        fill(cap.check(u24le(chunk.start() + 4) + 1, u24le(chunk.start() + 7) + 1));
    }

    private void write(OutputStream out) throws UnacceptableMediaException, IOException {
        byte[] mark = AiMark.xmp();
        byte[] header = header();
        long total = 4 + 8 + header.length + 8 + mark.length + mark.length % 2;
        List<Chunk> others =
                kept.stream().filter(chunk -> !chunk.type().equals("VP8X")).toList();
        for (Chunk chunk : others) {
            total += 8 + chunk.paddedEnd() - chunk.start();
        }
        out.write("RIFF".getBytes(ISO_8859_1));
        out.write(le32(total));
        out.write("WEBP".getBytes(ISO_8859_1));
        writeChunk(out, "VP8X", header);
        for (Chunk chunk : others) {
            out.write(chunk.type().getBytes(ISO_8859_1));
            out.write(le32(chunk.length()));
            copy(chunk, out);
            if (chunk.length() % 2 != 0) {
                out.write(0);
            }
        }
        writeChunk(out, "XMP ", mark);
    }

    private static void writeChunk(OutputStream out, String type, byte[] data) throws IOException {
        out.write(type.getBytes(ISO_8859_1));
        out.write(le32(data.length));
        out.write(data);
        if (data.length % 2 != 0) {
            out.write(0);
        }
    }

    /** The extended header, which a file of one chunk does not have yet. */
    private byte[] header() throws UnacceptableMediaException, IOException {
        Chunk first = kept.get(0);
        byte[] header;
        if (first.type().equals("VP8X")) {
            header = file.bytes(first.start(), (int) first.length());
        } else {
            Size canvas = Objects.requireNonNull(size);
            header = ByteBuffer.allocate(10)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(hasAlpha(first) ? ALPHA_FLAG : 0)
                    .putShort((short) (canvas.width() - 1))
                    .put((byte) (canvas.width() - 1 >> 16))
                    .putShort((short) (canvas.height() - 1))
                    .put((byte) (canvas.height() - 1 >> 16))
                    .array();
        }
        boolean profile = kept.stream().anyMatch(chunk -> chunk.type().equals("ICCP"));
        header[0] &= (byte) ~(EXIF_FLAG | PROFILE_FLAG);
        header[0] |= (byte) (XMP_FLAG | (profile ? PROFILE_FLAG : 0));
        return header;
    }

    private boolean hasAlpha(Chunk picture) throws UnacceptableMediaException, IOException {
        return picture.type().equals("VP8L") && (u32le(picture.start() + 1) >> 28 & 1) != 0;
    }

    private void copy(Chunk chunk, OutputStream out) throws UnacceptableMediaException, IOException {
        for (long at = chunk.start(); at < chunk.end(); ) {
            int n = (int) Math.min(64 * 1024, chunk.end() - at);
            out.write(file.bytes(at, n));
            at += n;
        }
    }

    private int u16le(long at) throws UnacceptableMediaException, IOException {
        return file.u8(at) | file.u8(at + 1) << 8;
    }

    private int u24le(long at) throws UnacceptableMediaException, IOException {
        return u16le(at) | file.u8(at + 2) << 16;
    }

    private long u32le(long at) throws UnacceptableMediaException, IOException {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }

    private static byte[] le32(long value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array();
    }

    private record Chunk(String type, long start, long length) {
        long end() {
            return start + length;
        }

        long paddedEnd() {
            return end() + length % 2;
        }
    }
}
