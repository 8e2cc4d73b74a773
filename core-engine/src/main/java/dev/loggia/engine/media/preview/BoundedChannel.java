package dev.loggia.engine.media.preview;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jcodec.common.io.SeekableByteChannel;

/** Lets a decoder read a file, but not for ever and not after its caller has given up. */
final class BoundedChannel implements SeekableByteChannel {
    static final long MAX_READ = 16L << 20;

    private final FileChannel file;
    private long read;

    BoundedChannel(FileChannel file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (read > MAX_READ || Thread.currentThread().isInterrupted()) {
            throw new IOException("The decoder has read enough");
        }
        int n = file.read(into);
        read += Math.max(n, 1);
        return n;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException("Read only");
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException("Read only");
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel setPosition(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
