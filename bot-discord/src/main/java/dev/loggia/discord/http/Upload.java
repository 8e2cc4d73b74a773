package dev.loggia.discord.http;

import java.io.InputStream;

/**
 * A file to send, streamed from where it lies.
 *
 * @param bytes exactly what the source gives
 */
public record Upload(String name, String contentType, long bytes, Source source) {

    /** Opened once for each attempt; whoever opens it closes it. */
    public interface Source {
        InputStream open();
    }

    public Upload {
        if (!name.matches("[A-Za-z0-9_.-]{1,100}") || bytes < 0) {
            throw new IllegalArgumentException("Not a file for Discord: " + name);
        }
    }
}
