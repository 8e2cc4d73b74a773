package dev.loggia.portal.webhook;

import dev.loggia.portal.web.BodyReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One call of a provider as it came: a signature is checked over these very bytes. */
final class RawWebhook {
    private final HttpServletRequest request;
    private final long most;
    private final Duration timeout;

    RawWebhook(HttpServletRequest request, long most, Duration timeout) {
        this.request = request;
        this.most = most;
        this.timeout = timeout;
    }

    /** By lower-case names, one value each; a name that comes twice proves nothing and is left out. */
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            List<String> values = Collections.list(request.getHeaders(name));
            if (values.size() == 1) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        }
        return headers;
    }

    /**
     * Read when it is asked for, and once.
     *
     * @throws dev.loggia.portal.problem.ProblemException when it is too large, too slow or breaks off
     */
    byte[] body() {
        try {
            return BodyReader.read(request.getInputStream(), request.getContentLengthLong(), most, timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
