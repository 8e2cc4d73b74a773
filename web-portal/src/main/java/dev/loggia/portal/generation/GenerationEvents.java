package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.stream.EventStream;
import dev.loggia.portal.stream.EventStreams;
import dev.loggia.portal.visitor.ClientKeys;
import dev.loggia.portal.visitor.RequesterResolver;
import dev.loggia.portal.web.MediaAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events of one generation, until it has ended. */
@Tag(name = "Generations")
@RestController
class GenerationEvents {
    private final Generations generations;
    private final RequesterResolver requesters;
    private final ClientKeys clients;
    private final GenerationWatches watches;
    private final EventStreams streams;
    private final MediaAddress address;
    private final JsonMapper json;

    GenerationEvents(
            Generations generations,
            RequesterResolver requesters,
            ClientKeys clients,
            GenerationWatches watches,
            EventStreams streams,
            MediaAddress address,
            JsonMapper json) {
        this.generations = generations;
        this.requesters = requesters;
        this.clients = clients;
        this.watches = watches;
        this.streams = streams;
        this.address = address;
        this.json = json;
    }

    @Operation(
            summary = "Follow a generation",
            description =
                    "Server-sent events: `state` with the generation as JSON, at once and on every change; `gone` "
                            + "when it was deleted; `end` before the stream ends. A repeat with `Last-Event-ID` of the end "
                            + "answers 204, so that a browser stops.")
    @ApiResponse(responseCode = "200", description = "A stream of events")
    @ApiResponse(responseCode = "204", description = "Nothing will follow")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @GetMapping(path = "/api/generations/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        GenerationId generation = GenerationController.parse(id);
        Requester viewer = requesters.viewer(request);
        GenerationView view = generations.find(generation, viewer).orElseThrow(GenerationController::notFound);
        String known = request.getHeader("Last-Event-ID");
        if (view.state().terminal() && Integer.toString(view.version()).equals(known)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        open(generation, viewer, request, response);
    }

    private void open(GenerationId id, Requester viewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String origin = address.origin(request);
        String listener = clients.of(request).narrow();
        GenerationWatch watch = watches.prepare(id, viewer);
        EventStream stream;
        try {
            stream = streams.open(request, response, listener, watch::close);
        } catch (IOException | RuntimeException e) {
            watch.close();
            throw e;
        }
        try {
            watch.start(now -> tell(stream, now, origin));
        } catch (RuntimeException e) {
            stream.end(); // the browser comes again by itself
        }
    }

    private void tell(EventStream stream, Optional<GenerationView> now, String origin) {
        GenerationView view = now.orElse(null);
        if (view == null) {
            stream.send(null, "gone", "{}");
        } else {
            stream.send(
                    Integer.toString(view.version()),
                    "state",
                    json.writeValueAsString(GenerationJson.of(view, origin)));
        }
        if (view == null || view.state().terminal()) {
            stream.send(null, "end", "{}");
            stream.end();
        }
    }
}
