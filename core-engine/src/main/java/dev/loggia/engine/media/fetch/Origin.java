package dev.loggia.engine.media.fetch;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Scheme, host and port, as in {@code http://127.0.0.1:8099}. */
record Origin(String scheme, String host, int port) {

    static Origin of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT), port);
    }

    /** Reads a configured origin; a path, a user or a missing host is a mistake worth stopping for. */
    static Origin parse(String text) {
        try {
            URI uri = new URI(text.strip());
            String rest = String.valueOf(uri.getRawPath());
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && rest.matches("/?");
            Origin origin = of(uri);
            if (bare && uri.getHost() != null && origin.scheme().matches("https?")) {
                return origin;
            }
        } catch (URISyntaxException e) {
            // reported below, like every other text that is not an origin
        }
        throw new LoggiaException(
                ErrorCode.CONFIGURATION,
                "loggia.media.allowed-origins wants origins such as http://127.0.0.1:8099, not: " + text);
    }
}
