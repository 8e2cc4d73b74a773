package dev.loggia.portal.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Turns whatever a controller throws into a problem, on the routes that speak JSON. Pages keep their own error page: what is
 * thrown again here goes on to it.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    void answered(ProblemException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.answer(request, response, e.problem());
    }

    @ExceptionHandler
    void listenerLeft(AsyncRequestNotUsableException e) {
        LOG.debug("A client left before its answer was written");
    }

    /** No body at all, or one that broke off; what was read was refused before by name. */
    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException e, HttpServletResponse response) throws IOException {
        writer.write(
                response,
                Problem.of(ProblemType.INVALID_REQUEST, "The body is empty or broke off. Nothing was accepted."));
    }

    @ExceptionHandler
    void other(Exception e, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (!ProblemFormat.speaksJson(request.getRequestURI())) {
            throw e;
        }
        if (response.isCommitted()) {
            LOG.debug("An answer ended early: {}", e.getClass().getName());
            return;
        }
        writer.write(response, problemOf(e));
    }

    private static Problem problemOf(Exception e) {
        return e instanceof ErrorResponse known
                ? ofSpring(known)
                : Outages.problemOf(e).orElseGet(() -> unexpected(e));
    }

    /** Spring's own refusals: their texts quote the request, so that only the status and the Allow and Accept headers are kept. */
    private static Problem ofSpring(ErrorResponse known) {
        Problem problem = StatusProblems.of(known.getStatusCode().value());
        for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.ACCEPT)) {
            String value = known.getHeaders().getFirst(name);
            problem = value == null ? problem : problem.withHeader(name, value);
        }
        return problem;
    }

    private static Problem unexpected(Exception e) {
        LOG.error("A request failed unexpectedly: {}", ExceptionSummary.describe(e));
        return Problem.of(
                ProblemType.INTERNAL,
                "Something unexpected happened on our side. Try again; if it stays, tell the operator the trace id.");
    }
}
