package dev.loggia.portal.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads server-sent events, one after another. */
public final class EventReader implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** The next event by field, a comment as field "comment"; empty at the end of the stream. */
    public Map<String, String> nextRaw() throws IOException {
        Map<String, String> event = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (!event.isEmpty()) {
                    return event;
                }
            } else if (line.startsWith(":")) {
                event.put("comment", line);
            } else {
                int colon = line.indexOf(": ");
                event.merge(line.substring(0, colon), line.substring(colon + 2), (a, b) -> a + "\n" + b);
            }
        }
        return event;
    }

    /** The next event that is neither a heartbeat nor the opening. */
    public Map<String, String> next() throws IOException {
        Map<String, String> event = nextRaw();
        while (!event.isEmpty() && !event.containsKey("event")) {
            event = nextRaw();
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
