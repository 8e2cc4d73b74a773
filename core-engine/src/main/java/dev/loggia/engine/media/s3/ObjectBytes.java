package dev.loggia.engine.media.s3;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * The bytes of one answer. The JDK's connection takes an early end for an end, so they are counted here; and closing
 * before the end hangs up, where the JDK would read the rest of the object first.
 */
final class ObjectBytes extends FilterInputStream {
    private final ResponseInputStream<?> response;
    private long left;

    ObjectBytes(ResponseInputStream<?> response, long length) {
        super(response);
        this.response = response;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        count(n);
        return n;
    }

    private void count(int read) throws EOFException {
        if (read < 0 && left > 0) {
            throw new EOFException("The media store hung up " + left + " bytes too early");
        }
        left -= Math.max(read, 0);
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (left <= 0) {
            super.close();
        } else {
            response.abort();
        }
    }
}
