package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What the framework takes for a fault of its own on some routes: a Content-Type that names no one type is refused, an Accept
 * that names none at all is as good as absent (RFC 9110, section 12.5.1).
 */
@Component
@Order(FilterOrder.MEDIA_TYPE)
class MediaTypeFilter extends OncePerRequestFilter {
    private final ProblemWriter writer;

    MediaTypeFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type == null || type.isBlank() || namesOne(type)) {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            chain.doFilter(
                    accept != null && accept.replace(',', ' ').isBlank() ? new WithoutAccept(request) : request,
                    response);
        } else {
            writer.answer(request, response, Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
    }

    private static final class WithoutAccept extends HttpServletRequestWrapper {
        WithoutAccept(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isAccept(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isAccept(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !isAccept(name))
                    .toList());
        }

        private static boolean isAccept(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name);
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
