package dev.loggia.engine.media;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of a variant, ready to be sent; whoever receives them closes them.
 *
 * @param length of the stream; 0 when the range asked for starts behind the end
 * @param totalLength of the whole variant
 * @param contentType ours, never the provider's
 */
public record MediaContent(InputStream content, long length, long totalLength, String contentType)
        implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
