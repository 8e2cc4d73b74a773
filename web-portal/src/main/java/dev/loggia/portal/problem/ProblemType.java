package dev.loggia.portal.problem;

import java.util.Locale;
import java.util.Optional;

/** The kinds of problems the API answers with. Codes are stable; each has its page at {@code /problems/{code}}. */
public enum ProblemType {
    INVALID_REQUEST(
            400, "Invalid request", "The request could not be read as this route expects it. Nothing was accepted."),
    INVALID_PATH(
            400,
            "Invalid path",
            "The path has empty segments, dot segments, parameters or escapes that no address here has."),
    SIGN_IN_REQUIRED(
            401, "Sign in required", "This route spends credits, so it needs an account. The free routes need none."),
    INSUFFICIENT_CREDITS(402, "Insufficient credits", "The price is higher than the balance. Nothing was charged."),
    MEMBERS_ONLY(403, "Members only", "The model or setting exists, but only members may use it."),
    CROSS_ORIGIN(403, "Cross-origin request refused", "Another site tried to act in this visitor's name."),
    NOT_FOUND(404, "Not found", "Nothing is at this address, or it is not yours to see."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The address exists, but not for this method. See the Allow header."),
    NOT_ACCEPTABLE(406, "Not acceptable", "The answer cannot be given in a media type that the Accept header allows."),
    REQUEST_TIMEOUT(408, "Request timeout", "The body did not arrive in time."),
    KEY_IN_FLIGHT(
            409,
            "Request in flight",
            "A request with the same Idempotency-Key is being accepted right now. Try again."),
    IN_PROGRESS(409, "In progress", "The provider is working on it. It can be deleted once it has ended."),
    GONE(410, "Gone", "It was deleted, or kept only for a limited time."),
    BODY_TOO_LARGE(413, "Body too large", "The body is larger than this route reads."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Send application/json in UTF-8, without Content-Encoding."),
    RANGE_NOT_SATISFIABLE(416, "Range not satisfiable", "The range begins behind the end."),
    INVALID_SETTINGS(
            422, "Invalid settings", "The model or a setting is not one the catalogue allows. Nothing was accepted."),
    PROMPT_REFUSED(422, "Prompt refused", "The prompt cannot be used. Nothing was accepted."),
    KEY_REUSED(422, "Idempotency-Key reused", "The same Idempotency-Key came before with another body. Use a new key."),
    QUOTA_USED_UP(429, "Free quota used up", "The free generations of this day or week are used up."),
    RATE_LIMITED(429, "Too many requests", "Too many requests in a short time. See the Retry-After header."),
    BUSY(
            429,
            "Busy",
            "Too much is under way, or generation is paused. See the Retry-After header. Nothing was accepted."),
    INTERNAL(500, "Internal error", "Something unexpected. The trace id finds it in the log."),
    GENERATION_FAILED(502, "Generation failed", "It was accepted and failed. It cost nothing."),
    UNAVAILABLE(503, "Unavailable", "The service cannot answer at the moment.");

    private final int status;
    private final String title;
    private final String meaning;

    ProblemType(int status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    /** The code on the wire, such as {@code quota_used_up}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** One sentence on the whole kind, for its page. */
    public String meaning() {
        return meaning;
    }

    static Optional<ProblemType> find(String code) {
        for (ProblemType type : values()) {
            if (type.code().equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
