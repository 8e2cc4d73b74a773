package dev.loggia.portal.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who reads an answer: a person in a browser, or a program. */
final class ProblemFormat {
    private static final List<String> FOR_PROGRAMS = List.of("/api", "/media", "/webhooks", "/problems", "/actuator");

    private ProblemFormat() {}

    /** Whether everything at this path is for programs. */
    static boolean speaksJson(String path) {
        return FOR_PROGRAMS.stream().anyMatch(route -> path.equals(route) || path.startsWith(route + "/"));
    }

    /** Whether htmx asks for a part of a page, into which neither an error page nor a document fits. */
    static boolean wantPart(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request")) && !speaksJson(request.getRequestURI());
    }

    /** Whether an error at this path is to be a page. */
    static boolean wantPage(String path, @Nullable String accept) {
        return accept != null && accept.contains("text/html") && !speaksJson(path);
    }
}
