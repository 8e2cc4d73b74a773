package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other sites from acting in a visitor's name: what changes something must come from this origin or from no page at
 * all. Browsers say so themselves ({@code Sec-Fetch-Site}, {@code Origin}); programs send neither. Webhooks bring their own
 * proof.
 */
@Component
@Order(FilterOrder.CROSS_ORIGIN)
class CrossOriginFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final PublicAddress address;
    private final ProblemWriter writer;

    CrossOriginFilter(PublicAddress address, ProblemWriter writer) {
        this.address = address;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean harmless =
                SAFE.contains(request.getMethod()) || request.getRequestURI().startsWith("/webhooks/");
        return harmless && !asksFirst(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (asksFirst(request) || foreign(request)) {
            writer.answer(
                    request,
                    response,
                    Problem.of(
                            ProblemType.CROSS_ORIGIN,
                            "Requests that change something must come from this site itself. Nothing was changed."));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A page of another site asks whether it may: no page of ours has to, and the answer is the same for all. */
    private static boolean asksFirst(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Either witness is enough to refuse; a browser that says "same-origin" also sends a fitting Origin or none. */
    private boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin != null && !address.isOwn(origin, request);
    }
}
