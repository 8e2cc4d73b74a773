package dev.loggia.portal.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Forwarded} by its grammar (RFC 7239, section 4), all of it or nothing: a quote that a client left
 * open would otherwise swallow what the proxy wrote after it.
 */
final class ForwardedElements {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final String text;
    private final List<String> nodes = new ArrayList<>();
    private int at;

    private ForwardedElements(String text) {
        this.text = text;
    }

    /** The {@code for} of each element in order, unquoted; empty when an element has none, or two, or is malformed. */
    static Optional<List<String>> read(String header) {
        ForwardedElements elements = new ForwardedElements(header);
        return elements.readAll() ? Optional.of(elements.nodes) : Optional.empty();
    }

    private boolean readAll() {
        do {
            String node = element();
            if (node == null) {
                return false;
            }
            nodes.add(node);
        } while (take(','));
        return at == text.length();
    }

    private @Nullable String element() {
        String node = null;
        do {
            skipSpace();
            String name = token();
            String value = name != null && take('=') ? value() : null;
            boolean isFor = "for".equalsIgnoreCase(name);
            if (value == null || isFor && node != null) {
                return null;
            }
            node = isFor ? value : node;
            skipSpace();
        } while (take(';'));
        return node;
    }

    private @Nullable String value() {
        return take('"') ? restOfQuoted() : token();
    }

    private @Nullable String restOfQuoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            if (c != '\t' && (c < ' ' || c > '~')) {
                return null;
            }
            value.append(c);
        }
        return null;
    }

    private @Nullable String token() {
        int start = at;
        while (at < text.length() && isTokenPart(text.charAt(at))) {
            at++;
        }
        return at > start ? text.substring(start, at) : null;
    }

    private static boolean isTokenPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean take(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }
}
