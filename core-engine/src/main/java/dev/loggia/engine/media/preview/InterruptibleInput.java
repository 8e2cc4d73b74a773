package dev.loggia.engine.media.preview;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;

/** Lets a decoder read a file, but not after its caller has given up. */
final class InterruptibleInput extends FileImageInputStream {

    InterruptibleInput(Path file) throws IOException {
        super(file.toFile());
    }

    @Override
    public int read() throws IOException {
        requireWanted();
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        requireWanted();
        return super.read(into, offset, length);
    }

    private static void requireWanted() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("Nobody waits for the picture any more");
        }
    }
}
