package dev.loggia.portal.problem;

/**
 * A kind of problem that the API answers with. What HTTP itself can meet is here; what only a feature knows is declared by that
 * feature and listed by a {@link ProblemTypes} of its own.
 *
 * @param code stable, such as {@code quota_used_up}; its page is {@code /problems/{code}}
 * @param meaning one sentence on the whole kind, for its page
 */
public record ProblemType(String code, int status, String title, String meaning) {
    public static final ProblemType INVALID_REQUEST = of(
            "invalid_request",
            400,
            "Invalid request",
            "The request could not be read as this route expects it. Nothing was accepted.");
    public static final ProblemType INVALID_PATH = of(
            "invalid_path",
            400,
            "Invalid path",
            "The path has empty segments, dot segments, parameters or escapes that no address here has.");
    public static final ProblemType SIGN_IN_REQUIRED = of(
            "sign_in_required",
            401,
            "Sign in required",
            "This route spends credits, so it needs an account. The free routes need none.");
    public static final ProblemType CROSS_ORIGIN = of(
            "cross_origin", 403, "Cross-origin request refused", "Another site tried to act in this visitor's name.");
    public static final ProblemType NOT_FOUND =
            of("not_found", 404, "Not found", "Nothing is at this address, or it is not yours to see.");
    public static final ProblemType METHOD_NOT_ALLOWED = of(
            "method_not_allowed",
            405,
            "Method not allowed",
            "The address exists, but not for this method. See the Allow header.");
    public static final ProblemType NOT_ACCEPTABLE = of(
            "not_acceptable",
            406,
            "Not acceptable",
            "The answer cannot be given in a media type that the Accept header allows.");
    public static final ProblemType REQUEST_TIMEOUT =
            of("request_timeout", 408, "Request timeout", "The body did not arrive in time.");
    public static final ProblemType GONE = of("gone", 410, "Gone", "It was deleted, or kept only for a limited time.");
    public static final ProblemType BODY_TOO_LARGE =
            of("body_too_large", 413, "Body too large", "The body is larger than this route reads.");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = of(
            "unsupported_media_type",
            415,
            "Unsupported media type",
            "Send application/json in UTF-8, without Content-Encoding.");
    public static final ProblemType RANGE_NOT_SATISFIABLE =
            of("range_not_satisfiable", 416, "Range not satisfiable", "The range begins behind the end.");
    public static final ProblemType RATE_LIMITED = of(
            "rate_limited", 429, "Too many requests", "Too many requests in a short time. See the Retry-After header.");
    public static final ProblemType INTERNAL =
            of("internal", 500, "Internal error", "Something unexpected. The trace id finds it in the log.");
    public static final ProblemType UNAVAILABLE =
            of("unavailable", 503, "Unavailable", "The service cannot answer at the moment.");

    public ProblemType {
        if (!code.matches("[a-z_]+")) {
            throw new IllegalArgumentException("A code is lower case: " + code);
        }
    }

    public static ProblemType of(String code, int status, String title, String meaning) {
        return new ProblemType(code, status, title, meaning);
    }

    /** What {@code type} of a problem says: where its page is. */
    public String uri() {
        return "/problems/" + code;
    }
}
