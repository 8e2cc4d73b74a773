package dev.loggia.engine.provider.kie;

import dev.loggia.engine.provider.ProviderFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the envelope's {@code code} means. KIE answers HTTP 200 also on failure, so this and not the status decides
 * (docs.kie.ai, "Status codes" of the market pages, 2026-08).
 */
final class KieCodes {
    static final int OK = 200;
    static final int NOT_FOUND = 404;
    static final int UPSTREAM_SILENT = 408;
    static final int INVALID = 422;
    static final int GENERATION_FAILED = 501;

    private KieCodes() {}

    /**
     * The failure that a code other than {@link #OK} stands for.
     *
     * <p>408 (upstream silent) and 501 (generation failed) are final, so they refuse the request although the request may have
     * been right: another attempt is a new request, and the requester decides on it. A code that KIE does not document leaves open
     * what happened.
     *
     * @param retryAfter the answer's own wish, when it has one
     */
    static ProviderFailure failure(int code, @Nullable Duration retryAfter) {
        String name = Integer.toString(code);
        return switch (code) {
            case 429 -> later(name, retryAfter, 10);
            case 455 -> later(name, retryAfter, 60);
            case 500 -> oneLater(name, retryAfter, 5);
            case 550 -> oneLater(name, retryAfter, 15);
            case 401, 402, 403, 433, 505 -> new ProviderFailure.Unavailable(name);
            case 400, NOT_FOUND, 405, UPSTREAM_SILENT, INVALID, 451, GENERATION_FAILED ->
                new ProviderFailure.Refused(name);
            default -> new ProviderFailure.Unreadable(name);
        };
    }

    /** The failure of an answer without an envelope: only the statuses that no server gives after having acted are certain. */
    static ProviderFailure failureOfStatus(int status, @Nullable Duration retryAfter) {
        String name = "http_" + status;
        return switch (status) {
            case 429 -> later(name, retryAfter, 10);
            case 401 -> new ProviderFailure.Unavailable(name);
            default -> new ProviderFailure.Unreadable(name);
        };
    }

    /** A short word for metrics. */
    static String classOf(ProviderFailure failure) {
        if (failure instanceof ProviderFailure.RetryLater) {
            return "retry_later";
        }
        if (failure instanceof ProviderFailure.Refused) {
            return "refused";
        }
        return failure instanceof ProviderFailure.Unavailable ? "unavailable" : "unreadable";
    }

    /** Trouble of this model's own: other requests may well go through. */
    private static ProviderFailure oneLater(String code, @Nullable Duration retryAfter, int seconds) {
        return new ProviderFailure.RetryLater(
                code, retryAfter == null ? Duration.ofSeconds(seconds) : retryAfter, false);
    }

    private static ProviderFailure later(String code, @Nullable Duration retryAfter, int seconds) {
        return new ProviderFailure.RetryLater(code, retryAfter == null ? Duration.ofSeconds(seconds) : retryAfter);
    }
}
