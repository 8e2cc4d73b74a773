package dev.loggia.engine.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file read and overwritten at any place; reading behind the end is malformed media, not an I/O error. */
final class PatchedFile implements AutoCloseable {
    private static final int ZEROS = 64 * 1024;

    private final FileChannel channel;
    private long length;

    PatchedFile(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.length = channel.size();
    }

    long length() {
        return length;
    }

    byte[] bytes(long at, int count) throws UnacceptableMediaException, IOException {
        if (at < 0 || count < 0 || at > length - count) {
            throw UnacceptableMediaException.malformed("The file ends too early");
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // a channel may read less than asked
        }
        return buffer.array();
    }

    /** An unsigned big-endian number of up to eight bytes; of eight, the sign bit must be clear. */
    long number(long at, int count) throws UnacceptableMediaException, IOException {
        long value = 0;
        for (byte b : bytes(at, count)) {
            value = (value << 8) | (b & 0xff);
        }
        if (value < 0) {
            throw UnacceptableMediaException.malformed("A number is too large");
        }
        return value;
    }

    int u8(long at) throws UnacceptableMediaException, IOException {
        return (int) number(at, 1);
    }

    int u16(long at) throws UnacceptableMediaException, IOException {
        return (int) number(at, 2);
    }

    long u32(long at) throws UnacceptableMediaException, IOException {
        return number(at, 4);
    }

    String text(long at, int count) throws UnacceptableMediaException, IOException {
        return new String(bytes(at, count), ISO_8859_1);
    }

    void write(long at, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
    }

    void zero(long from, long to) throws IOException {
        byte[] zeros = new byte[ZEROS];
        for (long at = from; at < to; at += ZEROS) {
            int n = (int) Math.min(ZEROS, to - at);
            write(at, n == ZEROS ? zeros : new byte[n]);
        }
    }

    boolean isZero(long from, long to) throws UnacceptableMediaException, IOException {
        for (long at = from; at < to; at += ZEROS) {
            for (byte b : bytes(at, (int) Math.min(ZEROS, to - at))) {
                if (b != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    void append(byte[] bytes) throws IOException {
        write(length, bytes);
        length += bytes.length;
    }

    void truncate(long newLength) throws IOException {
        channel.truncate(newLength);
        length = newLength;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
