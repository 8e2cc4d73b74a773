package dev.loggia.portal.visitor;

import dev.loggia.engine.net.AddressLiteral;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The client as Cloudflare names it in {@code CF-Connecting-IP}. A request made by a Worker says which program asks, not which
 * person, and anybody may run one: all Workers but the operator's own share the address that Cloudflare itself gives them
 * (developers.cloudflare.com, HTTP headers, "CF-Connecting-IP in Worker subrequests").
 */
final class CloudflareAddress implements ClientAddressResolver {
    static final String HEADER = "CF-Connecting-IP";
    static final InetAddress ALL_WORKERS =
            AddressLiteral.read("2a06:98c0:3600::103").orElseThrow();

    private final Predicate<InetAddress> trusted;
    private final Set<String> ownZones;
    private final ClientAddressResolver forwarded;

    /** @param ownZones zones whose Workers are the operator's and pass the visitor's address on */
    CloudflareAddress(Predicate<InetAddress> trusted, List<String> ownZones, ClientAddressResolver forwarded) {
        this.trusted = trusted;
        this.ownZones = ownZones.stream().map(CloudflareAddress::folded).collect(Collectors.toSet());
        this.forwarded = forwarded;
    }

    @Override
    public InetAddress addressOf(HttpServletRequest request) {
        List<String> workers = Collections.list(request.getHeaders("CF-Worker"));
        boolean ours = workers.size() == 1 && ownZones.contains(folded(workers.get(0)));
        if (!workers.isEmpty() && !ours && trusted.test(PeerAddress.of(request))) {
            return ALL_WORKERS;
        }
        return forwarded.addressOf(request);
    }

    private static String folded(String zone) {
        return zone.strip().toLowerCase(Locale.ROOT);
    }
}
