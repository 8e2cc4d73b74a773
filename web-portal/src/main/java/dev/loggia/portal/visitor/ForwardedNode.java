package dev.loggia.portal.visitor;

import dev.loggia.engine.net.AddressLiteral;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One hop as proxies write it (RFC 7239, section 6, and what is usual in {@code X-Forwarded-For}): an address, in brackets or
 * not, with a port or not. {@code unknown}, obfuscated identifiers and zones name nobody we could count.
 */
final class ForwardedNode {
    private static final int LONGEST = 60;
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::(\\d{1,5}))?");
    private static final Pattern WITH_PORT = Pattern.compile("([\\d.]+):(\\d{1,5})");

    private ForwardedNode() {}

    static Optional<InetAddress> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            String inside = bracketed.group(1);
            return inside.contains(":") ? behind(inside, bracketed.group(2)) : Optional.empty();
        }
        Matcher withPort = WITH_PORT.matcher(text);
        return withPort.matches() ? behind(withPort.group(1), withPort.group(2)) : AddressLiteral.read(text);
    }

    private static Optional<InetAddress> behind(String address, @Nullable String port) {
        boolean possible = port == null || Integer.parseInt(port) <= 0xFFFF;
        return possible ? AddressLiteral.read(address) : Optional.empty();
    }
}
