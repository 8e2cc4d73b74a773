package dev.loggia.engine.media.preview;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** Whether a JPEG is sent in several scans: then its decoder holds the coefficients of the whole picture. */
final class JpegScans {
    private static final int PROGRESSIVE = 0xc2;
    private static final int SCAN = 0xda;

    private JpegScans() {}

    /** Reads up to the first scan and goes back. */
    static boolean areSeveral(ImageInputStream in) throws IOException {
        in.mark();
        try {
            in.skipBytes(2);
            int components = 0;
            while (true) {
                int marker = in.readUnsignedShort() & 0xff;
                int length = in.readUnsignedShort();
                long next = in.getStreamPosition() + length - 2;
                if (marker == SCAN) {
                    return in.readUnsignedByte() < components;
                }
                if (marker == PROGRESSIVE) {
                    return true;
                }
                if (marker == 0xc0 || marker == 0xc1) {
                    in.skipBytes(5);
                    components = in.readUnsignedByte();
                }
                in.seek(next);
            }
        } finally {
            in.reset();
        }
    }
}
