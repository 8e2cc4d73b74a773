package dev.loggia.engine.media.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads numbers and blocks; an early end is malformed media, not an I/O error. */
final class MediaInput implements AutoCloseable {
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;

    MediaInput(InputStream in) {
        this.in = in;
    }

    int u8() throws UnacceptableMediaException, IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    int u16be() throws UnacceptableMediaException, IOException {
        return u8() << 8 | u8();
    }

    long u32be() throws UnacceptableMediaException, IOException {
        return (long) u16be() << 16 | u16be();
    }

    /** Reads a block of a length that the caller has bounded. */
    byte[] bytes(int length) throws UnacceptableMediaException, IOException {
        byte[] block = new byte[length];
        for (int done = 0; done < length; ) {
            if (position == limit) {
                fill();
            }
            int n = Math.min(length - done, limit - position);
            System.arraycopy(buffer, position, block, done, n);
            position += n;
            done += n;
        }
        return block;
    }

    void skip(long length) throws UnacceptableMediaException, IOException {
        copy(length, OutputStream.nullOutputStream());
    }

    void copy(long length, OutputStream out) throws UnacceptableMediaException, IOException {
        for (long left = length; left > 0; ) {
            if (position == limit) {
                fill();
            }
            int n = (int) Math.min(left, limit - position);
            out.write(buffer, position, n);
            position += n;
            left -= n;
        }
    }

    boolean atEnd() throws IOException {
        if (position == limit) {
            limit = Math.max(in.read(buffer), 0);
            position = 0;
        }
        return limit == 0;
    }

    private void fill() throws UnacceptableMediaException, IOException {
        limit = Math.max(in.read(buffer), 0);
        position = 0;
        if (limit == 0) {
            throw UnacceptableMediaException.malformed("The file ends too early");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
