package dev.loggia.server.settings;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of HTTP servers. */
final class WebAddress {
    private WebAddress() {}

    static URI parse(String name, String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return URI.create(text.replaceAll("/+$", ""));
            }
        } catch (URISyntaxException e) {
            // Same sentence: the text is no web address.
        }
        throw new StartupProblem(
                name + " must be a web address such as https://example.org, without a user or password.");
    }

    /** Whether the address can only mean this machine. Decided by its text: no name is looked up. */
    static boolean isLoopback(URI uri) {
        String host = uri.getHost();
        return "localhost".equalsIgnoreCase(host)
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || "[::1]".equals(host);
    }
}
