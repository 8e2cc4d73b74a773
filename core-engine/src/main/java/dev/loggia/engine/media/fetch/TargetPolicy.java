package dev.loggia.engine.media.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides by its text whether a URL may be fetched at all; the addresses behind the name are checked when they are
 * resolved. Allowed origins are exact and exempt from both; everything else is https on port 443.
 */
final class TargetPolicy {
    private static final int MAX_LENGTH = 4096;

    private final Set<Origin> allowedOrigins;
    private final List<String> egressHosts;
    private final String scheme;
    private final int port;

    TargetPolicy(List<String> allowedOrigins, List<String> egressHosts) {
        this(allowedOrigins, egressHosts, "https", 443);
    }

    /** With another scheme and port, for a test server. */
    TargetPolicy(List<String> allowedOrigins, List<String> egressHosts, String scheme, int port) {
        this.allowedOrigins = allowedOrigins.stream().map(Origin::parse).collect(Collectors.toUnmodifiableSet());
        this.egressHosts = egressHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.scheme = scheme;
        this.port = port;
    }

    /** A URL that may be asked for; {@code exempt} when its addresses need not be public. */
    record Target(URI uri, boolean exempt) {}

    Target check(URI uri) throws ForbiddenTargetException {
        if (uri.toString().length() > MAX_LENGTH || uri.getHost() == null) {
            throw new ForbiddenTargetException("Not an absolute URL with a host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new ForbiddenTargetException("The URL names a user");
        }
        Origin origin = Origin.of(uri);
        if (allowedOrigins.contains(origin)) {
            return new Target(rebuild(uri, origin.scheme(), origin.host(), origin.port()), true);
        }
        if (!origin.scheme().equals(scheme) || origin.port() != port) {
            throw new ForbiddenTargetException("Only " + scheme + " on port " + port + " is fetched");
        }
        String host = HostNames.normalise(uri.getHost());
        if (!mayLeaveFor(host)) {
            throw new ForbiddenTargetException("The host is not on the list of egress hosts");
        }
        return new Target(rebuild(uri, scheme, host, port), false);
    }

    private boolean mayLeaveFor(String host) {
        return egressHosts.isEmpty()
                || egressHosts.stream()
                        .anyMatch(allowed ->
                                allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed));
    }

    private static URI rebuild(URI uri, String scheme, String host, int port) throws ForbiddenTargetException {
        boolean standard = scheme.equals("https") ? port == 443 : port == 80;
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        try {
            return new URI(scheme + "://" + host + (standard ? "" : ":" + port) + path + query);
        } catch (URISyntaxException e) {
            throw new ForbiddenTargetException("Not a URL");
        }
    }
}
