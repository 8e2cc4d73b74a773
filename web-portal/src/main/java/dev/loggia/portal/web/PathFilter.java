package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that two readers could read in two ways, and addresses of anything but the web. None of our addresses contains such a thing, so whoever sends one is
 * trying to get past something.
 */
@Component
@Order(FilterOrder.PATH)
class PathFilter extends OncePerRequestFilter {
    private static final List<String> AMBIGUOUS =
            List.of("//", ";", "\\", "/./", "/../", "%2e", "%2f", "%5c", "%3b", "%25", "%00", "%0a", "%0d");

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final ProblemWriter writer;

    PathFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SCHEMES.contains(request.getScheme())
                || ambiguous(request.getRequestURI().toLowerCase(Locale.ROOT))) {
            writer.answer(request, response, Problem.of(ProblemType.INVALID_PATH));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean ambiguous(String path) {
        return AMBIGUOUS.stream().anyMatch(path::contains) || path.endsWith("/..") || path.endsWith("/.");
    }
}
