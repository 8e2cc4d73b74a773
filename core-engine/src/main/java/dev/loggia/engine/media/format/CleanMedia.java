package dev.loggia.engine.media.format;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a cleaned file is.
 *
 * @param width as it is shown, turned by its orientation
 * @param duration of a video whose header tells it
 * @param orientation how a JPEG says that it is to be turned, as in EXIF: 1 to 8, 1 being not at all
 */
public record CleanMedia(
        MediaFormat format, int width, int height, @Nullable Duration duration, int orientation) {

    /** One that is shown as it is. */
    public CleanMedia(MediaFormat format, int width, int height, @Nullable Duration duration) {
        this(format, width, height, duration, ExifOrientation.UPRIGHT);
    }

    /** Whether width and height change places when it is decoded. */
    public boolean isSideways() {
        return ExifOrientation.isSideways(orientation);
    }
}
