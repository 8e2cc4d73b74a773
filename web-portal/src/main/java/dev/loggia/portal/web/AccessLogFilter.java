package dev.loggia.portal.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** One line a request: the route's template, so that neither ids nor keys nor queries are in the log. */
@Component
@ConditionalOnBooleanProperty("loggia.web.access-log")
@Order(FilterOrder.ACCESS_LOG)
class AccessLogFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.loggia.access");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            long millis = (System.nanoTime() - start) / 1_000_000;
            LOG.info(
                    "{} {} {} {} ms{}",
                    request.getMethod(),
                    route == null ? "-" : route,
                    response.getStatus(),
                    millis,
                    request.isAsyncStarted() ? " (answer follows)" : "");
        }
    }
}
