package dev.loggia.portal.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems to responses, from filters and from controllers alike. */
@Component
public class ProblemWriter {
    /** The logging key of the trace id that a problem names. */
    public static final String TRACE_KEY = "traceId";

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** To a browser on a page an error page, to everybody else the document; a part of a page stays as it is. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (ProblemFormat.wantPart(request)) {
            writePart(response, problem);
        } else if (!response.isCommitted()
                && ProblemFormat.wantPage(request.getRequestURI(), request.getHeader("Accept"))) {
            problem.headers().forEach(response::setHeader);
            response.setHeader("Cache-Control", "no-store");
            response.sendError(problem.type().status());
        } else {
            write(response, problem);
        }
    }

    /** The document, for htmx to read and not to paint: a card that asks again every few seconds stays and goes on asking. */
    void writePart(HttpServletResponse response, Problem problem) throws IOException {
        write(response, problem.withHeader("HX-Reswap", "none"));
    }

    /** Replaces whatever was prepared. Does nothing once the response is on its way. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", "en");
        problem.headers().forEach(response::setHeader);
        byte[] body = json.writeValueAsBytes(problem.document(MDC.get(TRACE_KEY)));
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer(); // at once, also to who is still sending a body that nobody will read
    }
}
