package dev.loggia.portal.visitor;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The client as a trusted proxy names it. Whatever is odd (a peer that is no such proxy, a header that is missing, comes twice
 * or cannot be read) makes the peer's own address count, so the worst a forger gets is a quota shared with others.
 */
final class ForwardedAddress implements ClientAddressResolver {
    private final Predicate<InetAddress> trusted;
    private final String name;
    private final ForwardingHeader header;
    private final MeterRegistry metrics;

    ForwardedAddress(Predicate<InetAddress> trusted, String header, MeterRegistry metrics) {
        this.trusted = trusted;
        this.name = header;
        this.header = ForwardingHeader.named(header);
        this.metrics = metrics;
    }

    @Override
    public InetAddress addressOf(HttpServletRequest request) {
        InetAddress peer = PeerAddress.of(request);
        Enumeration<String> values = request.getHeaders(name);
        if (!values.hasMoreElements()) {
            return counted("peer", peer);
        }
        if (!trusted.test(peer)) {
            return counted("peer_not_trusted", peer);
        }
        String value = values.nextElement();
        Optional<InetAddress> client = values.hasMoreElements() ? Optional.empty() : header.client(value, trusted);
        return client.isPresent() ? counted("header", client.get()) : counted("header_unreadable", peer);
    }

    private InetAddress counted(String by, InetAddress address) {
        metrics.counter("loggia.web.client.address", "by", by).increment();
        return address;
    }
}
