package dev.loggia.engine.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing in EXIF that belongs to the picture: how it is to be turned, 1 to 8, 1 being not at all (EXIF 2.32 §4.6.4). */
final class ExifOrientation {
    static final int UPRIGHT = 1;
    private static final String HEADER = "Exif\0\0";
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    private ExifOrientation() {}

    /** What the data of a JPEG's APP1 segment says; upright when it says nothing that can be read. */
    static int of(byte[] segment) {
        if (!isExif(segment) || segment.length < HEADER.length() + 8) {
            return UPRIGHT;
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, HEADER.length(), segment.length - HEADER.length())
                .slice();
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xffffffffL;
        if (directory + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int entries = tiff.getShort((int) directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int at = (int) directory + 2 + i * ENTRY;
            if (at + ENTRY > tiff.limit()) {
                return UPRIGHT;
            }
            if ((tiff.getShort(at) & 0xffff) == TAG && tiff.getShort(at + 2) == SHORT) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    static boolean isExif(byte[] segment) {
        return new String(segment, 0, Math.min(segment.length, HEADER.length()), ISO_8859_1).equals(HEADER);
    }

    /** A segment that says that and nothing else. */
    static byte[] segment(int orientation) {
        return ByteBuffer.allocate(HEADER.length() + 26)
                .put(HEADER.getBytes(ISO_8859_1))
                .putShort((short) 0x4d4d)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** Whether width and height change places. */
    static boolean isSideways(int orientation) {
        return orientation >= 5;
    }
}
