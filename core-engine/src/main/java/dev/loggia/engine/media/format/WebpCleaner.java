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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the picture, animation, alpha and colour chunks of a WebP and says so in its header. */
final class WebpCleaner {
    private static final Set<String> KEPT = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L", "ANMF");
    private static final int MAX_CHUNKS = 100_000;
    /** EXIF and XMP present, in the flags of VP8X. */
    private static final int METADATA_FLAGS = 0x08 | 0x04;

    private final PatchedFile file;
    private final PixelCap cap;
    private final List<Chunk> kept = new ArrayList<>();
    private @Nullable Size size;
    private boolean hasPicture;

    private WebpCleaner(PatchedFile file, PixelCap cap) {
        this.file = file;
        this.cap = cap;
    }

    static Size clean(Path source, Path into, PixelCap cap) throws UnacceptableMediaException, IOException {
        try (PatchedFile file = new PatchedFile(source);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(into), 64 * 1024)) {
            WebpCleaner cleaner = new WebpCleaner(file, cap);
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
            if (KEPT.contains(chunk.type())) {
                look(chunk);
                kept.add(chunk);
            }
            at = chunk.paddedEnd();
        }
        if (size == null || !hasPicture) {
            throw malformed("The file has no picture");
        }
        return size;
    }

    private void look(Chunk chunk) throws UnacceptableMediaException, IOException {
        long at = chunk.start();
        hasPicture |= PICTURES.contains(chunk.type());
        switch (chunk.type()) {
            case "VP8X" -> canvas(chunk);
            case "VP8 " -> seen(u16le(at + 6) & 0x3fff, u16le(at + 8) & 0x3fff);
            case "VP8L" -> seen((u32le(at + 1) & 0x3fff) + 1, (u32le(at + 1) >> 14 & 0x3fff) + 1);
            case "ANMF" -> seen(u24le(at + 6) + 1, u24le(at + 9) + 1);
            default -> {}
        }
    }

    private void canvas(Chunk chunk) throws UnacceptableMediaException, IOException {
        if (chunk.length() != 10) {
            throw malformed("The header is not where it belongs");
        }
        seen(u24le(chunk.start() + 4) + 1, u24le(chunk.start() + 7) + 1);
    }

    /** Every size must pass the cap; the first one, the canvas, is the picture's. */
    private void seen(long width, long height) throws UnacceptableMediaException {
        Size checked = cap.check(width, height);
        if (size == null) {
            size = checked;
        }
    }

    private void write(OutputStream out) throws UnacceptableMediaException, IOException {
        long total = 4;
        for (Chunk chunk : kept) {
            total += 8 + chunk.paddedEnd() - chunk.start();
        }
        out.write("RIFF".getBytes(ISO_8859_1));
        out.write(le32(total));
        out.write("WEBP".getBytes(ISO_8859_1));
        for (Chunk chunk : kept) {
            out.write(chunk.type().getBytes(ISO_8859_1));
            out.write(le32(chunk.length()));
            if (chunk.type().equals("VP8X")) {
                byte[] header = file.bytes(chunk.start(), (int) chunk.length());
                header[0] &= (byte) ~METADATA_FLAGS;
                out.write(header);
            } else {
                copy(chunk, out);
            }
            if (chunk.length() % 2 != 0) {
                out.write(0);
            }
        }
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
