package dev.loggia.sandbox.art;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes 8-bit RGB PNG. The JDK's own writer packs tighter but takes longer than the painting itself. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte FILTER_SUB = 1;

    private Png() {}

    static byte[] write(Raster raster) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raster.width * raster.height);
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(raster.width, raster.height));
        chunk(out, "IDAT", deflate(filter(raster)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] header(int width, int height) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) 2)
                .put(new byte[3])
                .array();
    }

    private static byte[] filter(Raster raster) {
        byte[] rows = new byte[raster.height * (raster.width * 3 + 1)];
        int[] pixels = raster.pixels();
        int at = 0;
        for (int y = 0; y < raster.height; y++) {
            rows[at++] = FILTER_SUB;
            int left = 0;
            for (int x = 0; x < raster.width; x++) {
                int rgb = pixels[y * raster.width + x];
                rows[at++] = (byte) ((rgb >> 16) - (left >> 16));
                rows[at++] = (byte) ((rgb >> 8) - (left >> 8));
                rows[at++] = (byte) (rgb - left);
                left = rgb;
            }
        }
        return rows;
    }

    private static byte[] deflate(byte[] rows) {
        Deflater deflater = new Deflater(2);
        deflater.setInput(rows);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length / 2);
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
