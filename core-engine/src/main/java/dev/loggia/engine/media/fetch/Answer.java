package dev.loggia.engine.media.fetch;

import dev.loggia.engine.http.HttpStream;
import dev.loggia.engine.media.fetch.FetchOutcome.Failed;
import dev.loggia.engine.media.fetch.FetchOutcome.Fetched;
import dev.loggia.engine.media.fetch.FetchOutcome.Refused;
import dev.loggia.engine.media.fetch.FetchOutcome.Why;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one request led to: the end of the fetch, or, without an outcome, the next address. */
record Answer(URI uri, @Nullable FetchOutcome outcome) {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    static Answer read(URI asked, HttpStream response, long maxBytes, Path into) throws IOException {
        int status = response.status();
        if (REDIRECTS.contains(status)) {
            return redirect(asked, response);
        }
        if (status == 200) {
            return new Answer(asked, body(response, maxBytes, into));
        }
        String detail = "The source answered " + status;
        return new Answer(
                asked,
                status >= 500 || PASSING.contains(status)
                        ? new Failed(detail)
                        : new Refused(Why.NOT_AVAILABLE, detail));
    }

    private static Answer redirect(URI asked, HttpStream response) {
        Optional<String> location = response.header("Location");
        try {
            if (location.isPresent()) {
                return new Answer(asked.resolve(location.get()), null);
            }
        } catch (IllegalArgumentException e) {
            // reported below: the header is somebody else's text and not worth repeating
        }
        return new Answer(asked, new Refused(Why.NOT_AVAILABLE, "A redirect leads nowhere"));
    }

    private static FetchOutcome body(HttpStream response, long maxBytes, Path into) throws IOException {
        Optional<InputStream> content = response.body();
        if (content.isEmpty()) {
            return new Refused(Why.NOT_AVAILABLE, "The source answered without a body");
        }
        boolean compressed = response.header("Content-Encoding")
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent();
        if (compressed) {
            return new Refused(Why.NOT_AVAILABLE, "The body is compressed although that was not asked for");
        }
        long declared = response.length();
        if (declared > maxBytes) {
            return tooLarge(maxBytes);
        }
        long received = copy(content.get(), maxBytes, into);
        if (received > maxBytes) {
            return tooLarge(maxBytes);
        }
        return declared >= 0 && received != declared
                ? new Failed("Received " + received + " of " + declared + " bytes")
                : new Fetched(received);
    }

    /** Copies until the end or one buffer past the limit; returns what was read. */
    private static long copy(InputStream in, long maxBytes, Path into) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(into)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > maxBytes) {
                    return total;
                }
                out.write(buffer, 0, n);
            }
        }
        return total;
    }

    private static FetchOutcome tooLarge(long maxBytes) {
        return new Refused(Why.TOO_LARGE, "Larger than " + maxBytes + " bytes");
    }
}
