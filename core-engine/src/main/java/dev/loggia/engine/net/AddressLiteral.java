package dev.loggia.engine.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as text, in the one usual spelling of each family. Names, short, octal and hexadecimal IPv4, brackets, ports and
 * zones are none, so nothing is ever looked up and no two readers disagree.
 */
public final class AddressLiteral {
    private static final String QUAD =
            "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** What this lets through holds a colon or is a full IPv4 address; the JDK resolves neither as a name. */
    private static final Pattern SHAPE =
            Pattern.compile(QUAD + "|(?:[0-9A-Fa-f]{0,4}:){2,8}(?:[0-9A-Fa-f]{0,4}|" + QUAD + ")");

    private static final int LONGEST = 45;

    private AddressLiteral() {}

    /** IPv4 mapped into IPv6 is read as the IPv4 address. */
    public static Optional<InetAddress> read(String text) {
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
