package dev.loggia.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Under which address people reach this server: {@code loggia.public-url} when it names a host, else what the request says
 * (the default names localhost, which nobody on another machine can follow). What a request says goes back to that requester
 * alone; nothing that leaves by another way is built from it.
 */
@Component
public class PublicAddress {
    private static final Pattern LOCAL = Pattern.compile("http://localhost(:\\d+)?");

    private final @Nullable String configured;

    /** @param publicUrl an http or https address, blank when none is configured */
    public PublicAddress(@Value("${loggia.public-url:}") String publicUrl) {
        this.configured = publicUrl.isBlank() ? null : originOf(URI.create(publicUrl.strip()), "public-url");
    }

    /** Scheme, host and port, without a slash at the end. */
    public String origin(HttpServletRequest request) {
        String shared = sharedOrigin();
        return shared.isEmpty() ? requested(request) : shared;
    }

    /** What addresses begin with in answers that many people share: the configured origin, or nothing, for paths. */
    public String sharedOrigin() {
        return configured != null && !LOCAL.matcher(configured).matches() ? configured : "";
    }

    /** Whether the browser speaks TLS to us or to the proxy before us. */
    public boolean secure(HttpServletRequest request) {
        return request.isSecure() || configured != null && configured.startsWith("https://");
    }

    /**
     * Whether an {@code Origin} header names this server: the configured origin alone where there is one, since a page of
     * another host that was led to us would fit the Host header as well.
     */
    boolean isOwn(String origin, HttpServletRequest request) {
        String own = origin.toLowerCase(Locale.ROOT);
        return own.equals(configured) || sharedOrigin().isEmpty() && own.equals(requested(request));
    }

    private static String requested(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return (scheme + "://" + request.getServerName() + (usual ? "" : ":" + port)).toLowerCase(Locale.ROOT);
    }

    static String originOf(URI uri, String setting) {
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException("loggia." + setting + " must be an http or https address");
        }
        int port = uri.getPort();
        boolean usual = port == -1 || port == (scheme.equals("https") ? 443 : 80);
        return (scheme + "://" + uri.getHost() + (usual ? "" : ":" + port)).toLowerCase(Locale.ROOT);
    }
}
