package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.media.format.PixelCap.Size;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what decodes a JPEG and tells its colours (JFIF, ICC profile, Adobe transform); drops the other application
 * segments (EXIF, XMP, IPTC), comments and all behind the end marker.
 */
final class JpegCleaner implements Sanitizer.StreamCleaner {
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int COMMENT = 0xfe;

    private final PixelCap cap;
    private @Nullable Size size;
    private boolean hasScan;

    JpegCleaner(PixelCap cap) {
        this.cap = cap;
    }

    @Override
    public Size clean(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException {
        in.copy(2, out);
        int marker = nextMarker(in);
        while (marker != END) {
            marker = segment(in, out, marker);
        }
        writeMarker(out, END);
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
            writeMarker(out, marker);
            out.write(length >> 8);
            out.write(length);
            out.write(payload);
        }
        if (marker == SCAN) {
            hasScan = true;
            return copyScan(in, out);
        }
        return nextMarker(in);
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
        if (marker == 0xe2) {
            return new String(payload, 0, Math.min(payload.length, 12), ISO_8859_1).equals("ICC_PROFILE\0");
        }
        boolean application = marker >= 0xe0 && marker <= 0xef;
        return application ? marker == 0xe0 || marker == 0xee : marker < 0xf0 && marker != COMMENT;
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
