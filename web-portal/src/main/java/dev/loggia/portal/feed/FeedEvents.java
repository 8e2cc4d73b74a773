package dev.loggia.portal.feed;

import dev.loggia.portal.stream.EventStream;
import dev.loggia.portal.stream.EventStreams;
import dev.loggia.portal.visitor.ClientKeys;
import dev.loggia.portal.web.MediaAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Server-sent events of the feed. */
@Tag(name = "Feed")
@RestController
class FeedEvents {
    private final FeedBroadcast broadcast;
    private final EventStreams streams;
    private final ClientKeys clients;
    private final MediaAddress media;

    FeedEvents(FeedBroadcast broadcast, EventStreams streams, ClientKeys clients, MediaAddress media) {
        this.broadcast = broadcast;
        this.streams = streams;
        this.clients = clients;
        this.media = media;
    }

    @Operation(
            summary = "Follow the feed",
            description =
                    "Server-sent events: `item` with a feed item as JSON when one is published, `removed` with its id "
                            + "when one is deleted. With `Last-Event-ID` what was missed comes first.")
    @ApiResponse(responseCode = "200", description = "A stream of events")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/Problem")
    @GetMapping(path = "/api/feed/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AtomicReference<@Nullable EventStream> self = new AtomicReference<>();
        AtomicBoolean over = new AtomicBoolean();
        String listener = clients.of(request).narrow();
        EventStream stream = streams.open(request, response, listener, () -> {
            over.set(true);
            leave(self.get());
        });
        self.set(stream);
        try {
            broadcast.join(stream, media.origin(request), position(request.getHeader("Last-Event-ID")));
        } catch (RuntimeException e) {
            stream.end(); // the browser comes again by itself
        }
        if (over.get()) {
            leave(stream);
        }
    }

    private void leave(@Nullable EventStream stream) {
        if (stream != null) {
            broadcast.leave(stream);
        }
    }

    private static @Nullable Long position(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,18}") ? Long.valueOf(lastEventId) : null;
    }
}
