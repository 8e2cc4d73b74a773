package dev.loggia.portal.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loggia.engine.media.MediaAsset;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One result on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Media")
public record MediaJson(
        String id,
        String url,

        @Schema(description = "The same, offered as a file to keep")
        String downloadUrl,

        @Nullable String thumbnailUrl,

        @Schema(description = "The first frame of a video") @Nullable
        String posterUrl,

        String contentType,
        int width,
        int height,
        long bytes,
        @Schema(description = "Of a video") @Nullable Double durationSeconds) {

    public static MediaJson of(MediaAsset asset, String origin) {
        String url = address(origin, asset.id());
        Duration duration = asset.duration();
        return new MediaJson(
                asset.id().toString(),
                url,
                url + "?download",
                asset.thumbnailKey() == null ? null : url + "/thumbnail",
                asset.posterKey() == null ? null : url + "/poster",
                asset.contentType(),
                asset.width(),
                asset.height(),
                asset.bytes(),
                duration == null ? null : duration.toMillis() / 1000.0);
    }

    /** The address of a result. */
    public static String address(String origin, UUID id) {
        return origin + "/media/" + id;
    }
}
