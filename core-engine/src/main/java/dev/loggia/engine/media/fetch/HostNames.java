package dev.loggia.engine.media.fetch;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the host of a URL the way the strictest reader does. */
final class HostNames {
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
    private static final Pattern NUMERIC_LABEL = Pattern.compile("\\d+|0x[0-9a-f]*");
    private static final List<String> LOCAL_SUFFIXES =
            List.of(".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".onion");

    private HostNames() {}

    /**
     * The host in lower case ASCII without the root's dot.
     *
     * @throws ForbiddenTargetException for names of this network and for the odd ways to write an IPv4 address
     *     (decimal, octal, hex, short), which resolvers read differently
     */
    static String normalise(String host) throws ForbiddenTargetException {
        if (host.startsWith("[")) {
            return literalV6(host);
        }
        String ascii = ascii(host);
        String lastLabel = ascii.substring(ascii.lastIndexOf('.') + 1);
        if (NUMERIC_LABEL.matcher(lastLabel).matches()) {
            if (!DOTTED_QUAD.matcher(ascii).matches()) {
                throw new ForbiddenTargetException("The host is an unusual spelling of an address");
            }
            return ascii;
        }
        if (ascii.indexOf('.') < 0 || LOCAL_SUFFIXES.stream().anyMatch(ascii::endsWith)) {
            throw new ForbiddenTargetException("The host is a name of a local network");
        }
        return ascii;
    }

    private static String literalV6(String host) throws ForbiddenTargetException {
        if (host.indexOf('%') >= 0) {
            throw new ForbiddenTargetException("The host is an address with a zone");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static String ascii(String host) throws ForbiddenTargetException {
        try {
            String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            if (name.isEmpty() || name.length() > 253 || name.startsWith(".") || name.endsWith(".")) {
                throw new ForbiddenTargetException("The host is not a name");
            }
            return name;
        } catch (IllegalArgumentException e) {
            throw new ForbiddenTargetException("The host is not a name");
        }
    }
}
