package dev.loggia.portal.problem;

import java.util.List;
import org.springframework.stereotype.Component;

/** What any route can answer. */
@Component
class HttpProblemTypes implements ProblemTypes {
    @Override
    public List<ProblemType> list() {
        return List.of(
                ProblemType.INVALID_REQUEST,
                ProblemType.INVALID_PATH,
                ProblemType.SIGN_IN_REQUIRED,
                ProblemType.CROSS_ORIGIN,
                ProblemType.NOT_FOUND,
                ProblemType.METHOD_NOT_ALLOWED,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.REQUEST_TIMEOUT,
                ProblemType.GONE,
                ProblemType.BODY_TOO_LARGE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.RANGE_NOT_SATISFIABLE,
                ProblemType.RATE_LIMITED,
                ProblemType.INTERNAL,
                ProblemType.UNAVAILABLE);
    }
}
