package dev.loggia.portal.feed;

import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.visitor.BurstLimits;
import dev.loggia.portal.visitor.RequesterResolver;
import dev.loggia.portal.visitor.WithoutBurstLimit;
import dev.loggia.portal.web.MediaAddress;
import dev.loggia.portal.web.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public gallery in pages. Visitors share one redacted view, so theirs may be cached for all, unless its addresses are built from
 * the request because no public address is configured.
 */
@Tag(name = "Feed", description = "The public gallery.")
@WithoutBurstLimit(because = "most are answered from memory, and the others are counted when they read")
@RestController
class FeedController {
    private static final int DEFAULT_LIMIT = 24;
    private static final int MAX_LIMIT = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    /** A coding that is named and not refused: every browser's is {@code gzip, deflate, br}. */
    private static final Pattern GZIP =
            Pattern.compile("(?:^|,)\\s*gzip\\s*(?:,|$|;\\s*q=(?:1|0\\.0{0,2}[1-9]))", Pattern.CASE_INSENSITIVE);

    private static final CacheControl SHARED =
            CacheControl.maxAge(Duration.ofSeconds(2)).cachePublic().staleWhileRevalidate(Duration.ofSeconds(10));
    private static final CacheControl OWN = CacheControl.noCache().cachePrivate();

    private final Feed feed;
    private final RequesterResolver requesters;
    private final PublicAddress address;
    private final MediaAddress media;
    private final JsonMapper json;
    private final BurstLimits limits;
    private final FeedCache cache;

    FeedController(
            Feed feed,
            RequesterResolver requesters,
            PublicAddress address,
            MediaAddress media,
            JsonMapper json,
            BurstLimits limits,
            FeedCache cache) {
        this.feed = feed;
        this.requesters = requesters;
        this.address = address;
        this.media = media;
        this.json = json;
        this.limits = limits;
        this.cache = cache;
    }

    @Operation(
            summary = "A page of the feed",
            description = "Newest first. Prompts and wallets are `*Redacted*` for visitors, and those of visitors for "
                    + "everybody. Send the ETag back in If-None-Match to learn that nothing changed.")
    @Parameter(name = "before", description = "The `next` of the page before", schema = @Schema(type = "integer"))
    @Parameter(
            name = "limit",
            description = "Items on the page",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "24"))
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(schema = @Schema(implementation = FeedJson.class)))
    @ApiResponse(responseCode = "304", description = "Nothing changed", content = @Content)
    @ApiResponse(responseCode = "400", ref = "#/components/responses/Problem")
    @GetMapping(path = "/api/feed", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<byte[]> page(
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String limit,
            HttpServletRequest request,
            ServletWebRequest web) {
        boolean member = requesters.member(request).isPresent();
        int size = limit == null ? DEFAULT_LIMIT : (int) Math.min(number("limit", limit), MAX_LIMIT + 1);
        if (size < 1 || size > MAX_LIMIT) {
            throw invalid("The parameter limit must be 1 to " + MAX_LIMIT + ".");
        }
        Long position = before == null ? null : number("before", before);
        Feed.Viewer viewer = member ? Feed.Viewer.MEMBER : Feed.Viewer.FREE;
        FeedBody page = position == null ? first(viewer, size, request) : further(viewer, position, size, request);
        CacheControl caching = member || address.sharedOrigin().isEmpty() ? OWN : SHARED;
        if (web.getResponse() != null) {
            web.getResponse().setHeader(HttpHeaders.CACHE_CONTROL, caching.getHeaderValue());
        }
        if (web.checkNotModified(page.etag())) {
            return null;
        }
        return answer(page, caching, acceptsGzip(request));
    }

    private static ResponseEntity<byte[]> answer(FeedBody page, CacheControl caching, boolean compressed) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl(caching);
        byte[] gzip = page.gzip();
        if (gzip == null) {
            return new ResponseEntity<>(page.json(), headers, HttpStatus.OK);
        }
        headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
        if (!compressed) {
            return new ResponseEntity<>(page.json(), headers, HttpStatus.OK);
        }
        headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        return new ResponseEntity<>(gzip, headers, HttpStatus.OK);
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private FeedBody first(Feed.Viewer viewer, int size, HttpServletRequest request) {
        return cache.first(viewer, size, () -> limits.count(request))
                .body(media.origin(request) + " " + address.origin(request), page -> write(page, size, request));
    }

    private FeedBody further(Feed.Viewer viewer, long before, int size, HttpServletRequest request) {
        limits.count(request);
        return write(feed.page(viewer, before, size), size, request);
    }

    private FeedBody write(FeedPage page, int size, HttpServletRequest request) {
        return FeedBody.of(
                json.writeValueAsBytes(FeedJson.of(page, size, address.origin(request), media.origin(request))));
    }

    private static long number(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw invalid("The parameter " + name + " must be a whole number.");
        }
        return Long.parseLong(text);
    }

    private static RuntimeException invalid(String sentence) {
        return Problem.of(ProblemType.INVALID_REQUEST, sentence).thrown();
    }
}
