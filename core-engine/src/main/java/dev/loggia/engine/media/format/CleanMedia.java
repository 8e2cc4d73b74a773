package dev.loggia.engine.media.format;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a cleaned file is.
 *
 * @param duration of a video whose header tells it
 */
public record CleanMedia(
        MediaFormat format, int width, int height, @Nullable Duration duration) {}
