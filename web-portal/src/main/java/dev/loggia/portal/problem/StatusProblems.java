package dev.loggia.portal.problem;

/** The problem for a bare status, where a framework refused and said nothing worth repeating. */
final class StatusProblems {
    private StatusProblems() {}

    static Problem of(int status) {
        return Problem.of(
                switch (status) {
                    case 401 -> ProblemType.SIGN_IN_REQUIRED;
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemType.NOT_ACCEPTABLE;
                    case 408 -> ProblemType.REQUEST_TIMEOUT;
                    case 410 -> ProblemType.GONE;
                    case 413 -> ProblemType.BODY_TOO_LARGE;
                    case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case 416 -> ProblemType.RANGE_NOT_SATISFIABLE;
                    case 429 -> ProblemType.RATE_LIMITED;
                    case 503 -> ProblemType.UNAVAILABLE;
                    default -> status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
                });
    }
}
