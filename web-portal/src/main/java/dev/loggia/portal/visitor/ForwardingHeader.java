package dev.loggia.portal.visitor;

import dev.loggia.engine.net.AddressLiteral;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** How a proxy says for whom it asks. */
interface ForwardingHeader {

    /**
     * The client's address: the nearest one that is not itself a trusted proxy. What stands before it was written by that
     * client and is not looked at.
     *
     * @return empty when the value cannot be relied on
     */
    Optional<InetAddress> client(String value, Predicate<InetAddress> trusted);

    /** {@code X-Forwarded-For} and {@code Forwarded} are lists; any other header holds one bare address. */
    static ForwardingHeader named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "x-forwarded-for" -> (value, trusted) -> nearest(List.of(value.split(",", -1)), trusted);
            case "forwarded" ->
                (value, trusted) -> ForwardedElements.read(value).flatMap(nodes -> nearest(nodes, trusted));
            default -> (value, trusted) -> AddressLiteral.read(value);
        };
    }

    private static Optional<InetAddress> nearest(List<String> nodes, Predicate<InetAddress> trusted) {
        int mostHops = 16;
        for (int hop = 1; hop <= Math.min(mostHops, nodes.size()); hop++) {
            Optional<InetAddress> address =
                    ForwardedNode.read(nodes.get(nodes.size() - hop).strip());
            if (address.isEmpty() || !trusted.test(address.get())) {
                return address;
            }
        }
        return Optional.empty();
    }
}
