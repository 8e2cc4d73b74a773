package dev.loggia.portal.problem;

import dev.loggia.portal.visitor.WithoutBurstLimit;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the container sends what nobody answered: the error page to a browser, a problem to everything else. */
@WithoutBurstLimit(because = "it reads nothing")
@Controller
class PortalErrorController extends AbstractErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(PortalErrorController.class);

    private final ProblemWriter writer;

    PortalErrorController(ErrorAttributes attributes, List<ErrorViewResolver> views, ProblemWriter writer) {
        super(attributes, views);
        this.writer = writer;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        if (ProblemFormat.wantPart(request)) {
            writer.writePart(response, problem);
            return null;
        }
        ModelAndView page = wantsPage(request)
                ? resolveErrorView(
                        request, response, HttpStatus.valueOf(problem.type().status()), words(problem))
                : null;
        if (page == null) {
            writer.write(response, problem);
        }
        return page;
    }

    /** Whoever asks for the error page by its address gets what any unknown address gets. */
    private Problem problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
            return StatusProblems.of(HttpStatus.NOT_FOUND.value());
        }
        int status = getStatus(request).value();
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            Optional<Problem> outage = Outages.problemOf(cause);
            if (outage.isPresent()) {
                return outage.get();
            }
            // Below 500 the client broke off or sent what cannot be read: nobody has to look into that.
            if (status >= 500) {
                LOG.error("A page failed unexpectedly: {}", ExceptionSummary.describe(cause));
            }
        }
        return StatusProblems.of(status);
    }

    private static Map<String, Object> words(Problem problem) {
        return Map.of("status", problem.type().status(), "error", problem.type().title(), "message", problem.detail());
    }

    private static boolean wantsPage(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return ProblemFormat.wantPage(path instanceof String text ? text : "", request.getHeader("Accept"));
    }
}
