package dev.loggia.engine.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A whole answer, of any status.
 *
 * @param headers the first of each name, by lower-case names
 */
public record HttpReply(int status, Map<String, String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
