package dev.loggia.portal.media;

import dev.loggia.engine.media.ByteRange;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.MediaContent;
import dev.loggia.engine.media.Variant;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One answer with one form of a result: our own type and headers, never the provider's.
 *
 * @param separate whether results have a host of their own
 */
record MediaAnswer(MediaAsset asset, Variant variant, boolean separate, HttpServletResponse response) {
    /** As long as a browser may show what was deleted meanwhile; the store's objects say the same. */
    private static final Duration IN_A_BROWSER = Duration.ofHours(1);
    /** What is in the gallery may also be kept by a cache for everybody, which asks again after that. */
    private static final Duration IN_A_SHARED_CACHE = Duration.ofMinutes(5);

    private static final int NAME_LENGTH = 8;

    String etag() {
        String form = variant == Variant.ORIGINAL ? "" : "-" + variant.name().toLowerCase(Locale.ROOT);
        return "\"" + asset.sha256() + form + "\"";
    }

    /**
     * Headers that hold whatever part is sent.
     *
     * @param published whether everybody may see it
     */
    void describe(boolean download, boolean published, Instant now) {
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        // From a host of its own it is shown on pages of another.
        response.setHeader("Cross-Origin-Resource-Policy", separate ? "cross-origin" : "same-origin");
        response.setHeader("Cache-Control", caching(published, now));
        response.setHeader("Accept-Ranges", variant == Variant.ORIGINAL ? "bytes" : "none");
        response.setHeader(
                "Content-Disposition", (download ? "attachment" : "inline") + "; filename=\"" + fileName() + "\"");
    }

    /** The bytes never change, but a cache must not outlive them, nor their deletion by long. */
    private String caching(boolean published, Instant now) {
        String browser = "max-age=" + atMost(IN_A_BROWSER, now);
        return published
                ? "public, " + browser + ", s-maxage=" + atMost(IN_A_SHARED_CACHE, now) + ", must-revalidate"
                : "private, " + browser;
    }

    private long atMost(Duration longest, Instant now) {
        Instant expires = asset.expiresAt();
        long left = expires == null
                ? Long.MAX_VALUE
                : Duration.between(now, expires).toSeconds();
        return Math.max(0, Math.min(longest.toSeconds(), left));
    }

    private String fileName() {
        String id = asset.generation().toString().substring(0, NAME_LENGTH);
        String number = asset.ordinal() == 0 ? "" : "-" + (asset.ordinal() + 1);
        return variant == Variant.ORIGINAL
                ? "loggia-" + id + number + "." + asset.fileExtension()
                : "loggia-" + id + number + "-" + variant.name().toLowerCase(Locale.ROOT) + ".jpg";
    }

    /** Whether a range is still about what we have. */
    boolean rangeHolds(@Nullable String ifRange) {
        return ifRange == null || ifRange.equals(etag());
    }

    void send(Media media, @Nullable ByteRange range, boolean head) throws IOException {
        try (MediaContent content = open(media, range)) {
            response.setContentType(content.contentType());
            response.setContentLengthLong(content.length());
            if (range != null) {
                long last = range.first() + content.length() - 1;
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(
                        "Content-Range", "bytes " + range.first() + "-" + last + "/" + content.totalLength());
            }
            if (!head) {
                content.content().transferTo(response.getOutputStream());
            }
        }
    }

    private MediaContent open(Media media, @Nullable ByteRange range) {
        try {
            return media.open(asset, variant, range);
        } catch (LoggiaException e) {
            if (e.code() != ErrorCode.MEDIA_STORE) {
                throw e;
            }
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            "The media store does not answer at the moment. Try again shortly.")
                    .retryAfter(Duration.ofSeconds(5))
                    .thrown();
        }
    }
}
