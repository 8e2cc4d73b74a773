package dev.loggia.portal.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a problem: an RFC 9457 document that also carries the plan's {@code error} and {@code message}.
 *
 * @param detail what happened, what it cost and the way out; never text from the request
 * @param fields further members of the document; {@code error} replaces the title in the plan's field
 * @param headers response headers that belong to it
 */
public record Problem(ProblemType type, String detail, Map<String, Object> fields, Map<String, String> headers) {
    public Problem {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        headers = Map.copyOf(headers);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of(), Map.of());
    }

    /** The kind's own sentence as detail. */
    public static Problem of(ProblemType type) {
        return of(type, type.meaning());
    }

    /** This problem with one more member. */
    public Problem with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Problem(type, detail, more, headers);
    }

    /** This problem with one more response header. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail, fields, more);
    }

    /** This problem with {@code Retry-After}, in whole seconds, at least one. */
    public Problem retryAfter(Duration wait) {
        return withHeader(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /** To be thrown where the caller cannot go on. */
    public ProblemException thrown() {
        return new ProblemException(this);
    }

    /** The document. */
    Map<String, Object> document(@Nullable String traceId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + type.code());
        document.put("title", type.title());
        document.put("status", type.status());
        document.put("detail", detail);
        if (traceId != null) {
            document.put("instance", "urn:loggia:trace:" + traceId);
        }
        document.put("code", type.code());
        document.put("error", type.title());
        document.put("message", detail);
        document.putAll(fields);
        return document;
    }
}
