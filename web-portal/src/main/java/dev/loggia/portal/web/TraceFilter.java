package dev.loggia.portal.web;

import dev.loggia.portal.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names each request by a W3C trace id: the caller's when its {@code traceparent} is valid, else a new one. It is in the log,
 * in the response and in the job row.
 */
@Component
@Order(FilterOrder.TRACE)
class TraceFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = TraceFilter.class.getName();
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final SecureRandom random = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String trace = request.getAttribute(ATTRIBUTE) instanceof String known
                ? known
                : traceOf(request.getHeader("traceparent"));
        request.setAttribute(ATTRIBUTE, trace);
        response.setHeader("X-Trace-Id", trace);
        MDC.put(ProblemWriter.TRACE_KEY, trace);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(ProblemWriter.TRACE_KEY);
        }
    }

    /** Answers of waiting requests and error pages are written in later dispatches and belong to the same trace. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private String traceOf(@Nullable String traceparent) {
        if (traceparent != null) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        byte[] fresh = new byte[16];
        random.nextBytes(fresh);
        return HexFormat.of().formatHex(fresh);
    }
}
