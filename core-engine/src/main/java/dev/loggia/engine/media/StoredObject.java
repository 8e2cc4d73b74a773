package dev.loggia.engine.media;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes from a store; whoever receives them closes them.
 *
 * @param length of the stream; 0 when a range started behind the end
 * @param totalLength of the whole object
 */
public record StoredObject(InputStream content, long length, long totalLength) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
