package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a Content-Type that names no one type, which the framework takes for a fault of its own on some routes. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class ContentTypeFilter extends OncePerRequestFilter {
    private final ProblemWriter writer;

    ContentTypeFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type == null || type.isBlank() || namesOne(type)) {
            chain.doFilter(request, response);
        } else {
            writer.answer(request, response, Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
    }

    private static boolean namesOne(String type) {
        try {
            return MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
