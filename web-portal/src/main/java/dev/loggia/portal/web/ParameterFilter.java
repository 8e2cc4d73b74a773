package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the query, the form and the languages before anybody else does. What cannot be read is refused here, because the
 * container's own complaint quotes the value, and the value may be a prompt. Not for webhooks: they check a signature over the body
 * as it came, and what was read as a form is gone.
 */
@Component
@Order(FilterOrder.PARAMETERS)
class ParameterFilter extends OncePerRequestFilter {
    private final ProblemWriter writer;

    ParameterFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/webhooks/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (readable(request)) {
            chain.doFilter(request, response);
        } else {
            writer.answer(
                    request,
                    response,
                    Problem.of(
                            ProblemType.INVALID_REQUEST,
                            "The query or the form is too large or is not encoded as UTF-8, or a header cannot be read. Nothing was"
                                    + " accepted."));
        }
    }

    private static boolean readable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            request.getLocale();
            return true;
        } catch (IllegalStateException | IllegalArgumentException | HttpException.RuntimeException e) {
            return false;
        }
    }
}
