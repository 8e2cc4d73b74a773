package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.media.format.PixelCap.Size;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what decodes a JPEG and tells its colours (JFIF, ICC profile, Adobe transform) and how it is turned, and adds our mark;
 * drops the other application segments (EXIF, XMP, IPTC), comments and all behind the end marker.
 */
final class JpegCleaner implements Sanitizer.StreamCleaner {
    private static final int JFIF = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP11 = 0xeb;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;

    private final PixelCap cap;
    private final Removals removals;
    private final int orientation;
    private @Nullable Size size;
    private boolean hasScan;
    private boolean isMarked;
    /** The number of the container whose first packet was seen. */
    private int container = -1;

    /** @param orientation what {@link #orientation} found */
    JpegCleaner(PixelCap cap, Removals removals, int orientation) {
        this.cap = cap;
        this.removals = removals;
        this.orientation = orientation;
    }

    /** How the picture is to be turned, told by EXIF before the picture begins. */
    static int orientation(MediaInput in) throws UnacceptableMediaException, IOException {
        in.skip(2);
        for (int marker = nextMarker(in); marker >= 0xc0 && marker != END && marker != SCAN; marker = nextMarker(in)) {
            int length = in.u16be();
            if (length < 2 || isFrame(marker)) {
                break;
            }
            byte[] payload = in.bytes(length - 2);
            if (marker == APP1 && ExifOrientation.isExif(payload)) {
                return ExifOrientation.of(payload);
            }
        }
        return ExifOrientation.UPRIGHT;
    }

    @Override
    public Size clean(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException {
        in.copy(2, out);
        int marker = nextMarker(in);
        while (marker != END) {
            marker = segment(in, out, marker);
        }
        writeMarker(out, END);
        if (!in.atEnd()) {
            removals.other();
        }
        if (size == null || !hasScan) {
            throw malformed("The file has no picture");
        }
        return size;
    }

    /** Handles one segment and returns the marker behind it. */
    private int segment(MediaInput in, OutputStream out, int marker) throws UnacceptableMediaException, IOException {
        if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) {
            throw malformed("A marker is not where it belongs");
        }
        int length = in.u16be();
        if (length < 2) {
            throw malformed("A segment is too short");
        }
        byte[] payload = in.bytes(length - 2);
        if (isFrame(marker)) {
            frame(payload);
        }
        if (isKept(marker, payload)) {
            if (marker != JFIF && !isMarked) {
                mark(out);
            }
            write(out, marker, payload);
        } else {
            leaveOut(marker, payload);
        }
        if (marker == SCAN) {
            hasScan = true;
            return copyScan(in, out);
        }
        return nextMarker(in);
    }

    private void mark(OutputStream out) throws IOException {
        isMarked = true;
        if (orientation != ExifOrientation.UPRIGHT) {
            write(out, APP1, ExifOrientation.segment(orientation));
        }
        write(out, APP1, AiMark.jpegSegment());
    }

    private static void write(OutputStream out, int marker, byte[] payload) throws IOException {
        writeMarker(out, marker);
        out.write((payload.length + 2) >> 8);
        out.write(payload.length + 2);
        out.write(payload);
    }

    private void leaveOut(int marker, byte[] payload) {
        if (marker == APP11 && isContainer(payload)) {
            removals.container();
        } else {
            removals.other();
        }
    }

    /** A packet of JUMBF (ISO/IEC 18477-3 annex B): "JP", number of the box, number of the packet, and the box's header. */
    private boolean isContainer(byte[] payload) {
        if (payload.length < 16 || u16(payload, 0) != 0x4a50) {
            return false;
        }
        if (C2pa.isStore(payload, 8)) {
            container = u16(payload, 2);
        }
        return container == u16(payload, 2);
    }

    private void frame(byte[] payload) throws UnacceptableMediaException {
        if (payload.length < 6) {
            throw malformed("The frame header is too short");
        }
        size = cap.check(u16(payload, 3), u16(payload, 1));
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isKept(int marker, byte[] payload) {
        return switch (marker) {
            case JFIF -> startsWith(payload, "JFIF\0");
            case 0xe2 -> startsWith(payload, "ICC_PROFILE\0");
            case 0xee -> startsWith(payload, "Adobe");
            default -> marker < 0xe0;
        };
    }

    private static boolean startsWith(byte[] payload, String name) {
        return new String(payload, 0, Math.min(payload.length, name.length()), ISO_8859_1).equals(name);
    }

    /** Copies entropy-coded data, in which 0xff is followed by 0 or a restart marker; returns the marker that ends it. */
    private static int copyScan(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException {
        while (true) {
            int value = in.u8();
            if (value != 0xff) {
                out.write(value);
                continue;
            }
            int next = in.u8();
            while (next == 0xff) {
                next = in.u8();
            }
            if (next != 0 && (next < 0xd0 || next > 0xd7)) {
                return next;
            }
            writeMarker(out, next);
        }
    }

    private static int nextMarker(MediaInput in) throws UnacceptableMediaException, IOException {
        if (in.u8() != 0xff) {
            throw malformed("A marker is missing");
        }
        int marker = in.u8();
        while (marker == 0xff) {
            marker = in.u8();
        }
        return marker;
    }

    private static void writeMarker(OutputStream out, int marker) throws IOException {
        out.write(0xff);
        out.write(marker);
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
