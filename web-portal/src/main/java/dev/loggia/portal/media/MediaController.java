package dev.loggia.portal.media;

import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.media.ByteRange;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.Variant;
import dev.loggia.engine.platform.Ids;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.visitor.WithoutBurstLimit;
import dev.loggia.portal.web.MediaAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Serves results. Whoever has the id may see it: 128 random bits that only those get who may. */
@Tag(name = "Media", description = "The results themselves.")
@WithoutBurstLimit(because = "a page shows dozens of them, and browsers and proxies keep them")
@RestController
class MediaController {

    private final Media media;
    private final Feed feed;
    private final InstantSource clock;
    private final MediaAddress address;

    MediaController(Media media, Feed feed, InstantSource clock, MediaAddress address) {
        this.address = address;
        this.media = media;
        this.feed = feed;
        this.clock = clock;
    }

    @Operation(summary = "A result", description = "The picture or video as it was made, in whole or by `Range`.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "download",
            description = "Offer it as a file",
            schema = @Schema(type = "boolean"))
    @ApiResponse(
            responseCode = "200",
            description = "The whole",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            description = "The part asked for",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "Nothing changed", content = @Content)
    @ApiResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "410", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "416", ref = "#/components/responses/Problem")
    @GetMapping("/media/{id}")
    void original(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        serve(id, Variant.ORIGINAL, request, response);
    }

    @Operation(summary = "A small copy of a result", description = "A JPEG for lists.")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "Nothing changed", content = @Content)
    @ApiResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "410", ref = "#/components/responses/Problem")
    @GetMapping("/media/{id}/thumbnail")
    void thumbnail(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        serve(id, Variant.THUMBNAIL, request, response);
    }

    @Operation(summary = "The first frame of a video", description = "A JPEG to show until the video plays.")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "Nothing changed", content = @Content)
    @ApiResponse(responseCode = "404", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "410", ref = "#/components/responses/Problem")
    @GetMapping("/media/{id}/poster")
    void poster(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(id, Variant.POSTER, request, response);
    }

    private void serve(String id, Variant variant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        MediaAsset asset = require(id, variant);
        MediaAnswer answer = new MediaAnswer(asset, variant, address.isSeparate(), response);
        answer.describe(
                request.getParameter("download") != null, feed.isPublished(asset.generation()), clock.instant());
        if (new ServletWebRequest(request, response).checkNotModified(answer.etag())) {
            return;
        }
        Optional<ByteRange> range = variant == Variant.ORIGINAL && answer.rangeHolds(request.getHeader("If-Range"))
                ? ByteRanges.parse(request.getHeader("Range"), asset.bytes())
                : Optional.empty();
        if (range.isPresent() && range.get().first() >= asset.bytes()) {
            throw Problem.of(ProblemType.RANGE_NOT_SATISFIABLE)
                    .withHeader("Content-Range", "bytes */" + asset.bytes())
                    .thrown();
        }
        answer.send(media, range.orElse(null), request.getMethod().equals("HEAD"));
    }

    private MediaAsset require(String id, Variant variant) {
        MediaAsset asset = Ids.findUuid(id).flatMap(media::find).orElseThrow(MediaController::notFound);
        if (asset.goneAt(clock.instant())) {
            throw Problem.of(
                            ProblemType.GONE,
                            asset.stateAt(clock.instant()) == MediaAsset.State.EXPIRED
                                    ? "Free results are kept for a limited time, and this one's is over."
                                    : "Its owner deleted it.")
                    .thrown();
        }
        if (!asset.has(variant)) {
            throw notFound();
        }
        return asset;
    }

    private static RuntimeException notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such picture or video.")
                .thrown();
    }
}
