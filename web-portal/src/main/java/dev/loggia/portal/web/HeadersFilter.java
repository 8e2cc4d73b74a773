package dev.loggia.portal.web;

import dev.loggia.portal.challenge.Challenges;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers that keep a browser from doing more than asked. Set first, so that errors carry them too. */
@Component
@Order(FilterOrder.HEADERS)
class HeadersFilter extends OncePerRequestFilter {
    private static final String CHALLENGES = " https://challenges.cloudflare.com";
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");

    private final String policy;
    private final String transport;
    private final PublicAddress address;

    HeadersFilter(PublicAddress address, MediaAddress media, Challenges challenges, PortalProperties properties) {
        this.transport = "max-age=31536000" + (properties.hstsSubdomains() ? "; includeSubDomains" : "");
        this.address = address;
        this.policy = policy(
                media.isSeparate() ? "'self' " + media.ownOrigin() : "'self'",
                challenges.offer().isPresent());
    }

    private static String policy(String results, boolean challenged) {
        return "default-src 'none'; script-src 'self'" + (challenged ? CHALLENGES : "")
                + "; style-src 'self'; img-src " + results + " data:; media-src " + results
                + "; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'; manifest-src 'self'" + (challenged ? "; frame-src" + CHALLENGES : "");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ALWAYS.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", policy);
        if (address.secure(request)) {
            response.setHeader("Strict-Transport-Security", transport);
        }
        String path = request.getRequestURI();
        if (path.startsWith("/api/") || path.startsWith("/webhooks/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
