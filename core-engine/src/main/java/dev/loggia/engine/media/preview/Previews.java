package dev.loggia.engine.media.preview;

import dev.loggia.engine.media.format.CleanMedia;
import dev.loggia.engine.platform.MediaKind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes JPEG previews. Decoders are the part of the engine most likely to stumble over strange files, so they run on two
 * threads of their own, bounded in time and memory, and whatever goes wrong only means that there is no preview.
 */
public final class Previews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final int CONCURRENT_DECODES = 2;
    private static final int THUMBNAIL_WIDTH = 640;
    private static final int POSTER_WIDTH = 1280;

    private final Duration timeout;
    private final ExecutorService decoders = Executors.newFixedThreadPool(CONCURRENT_DECODES, task -> {
        Thread thread = new Thread(task, "media-preview");
        thread.setDaemon(true);
        return thread;
    });

    /** @param timeout how long a caller waits for the previews of one file, waiting for a free decoder included */
    public Previews(Duration timeout) {
        this.timeout = timeout;
    }

    /** The previews that could be made; a poster is made of videos only. */
    public record Made(@Nullable Path poster, @Nullable Path thumbnail) {}

    /** Makes previews of a cleaned file in the given directory. Never fails; blocks for at most the timeout. */
    public Made make(CleanMedia media, Path file, Path directory) {
        Future<Made> work = decoders.submit(() -> decode(media, file, directory));
        try {
            return work.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.debug("No preview of {}: {}", media.format(), String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            work.cancel(true);
            LOG.debug("No preview of {} within {}", media.format(), timeout);
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
        }
        return new Made(null, null);
    }

    private static Made decode(CleanMedia media, Path file, Path directory) throws IOException {
        boolean video = media.format().kind() == MediaKind.VIDEO;
        BufferedImage picture = video ? VideoFrame.first(media, file) : PictureFile.read(media, file, THUMBNAIL_WIDTH);
        if (picture == null) {
            return new Made(null, null);
        }
        BufferedImage opaque = Jpeg.opaque(picture);
        return new Made(
                video ? write(opaque, POSTER_WIDTH, directory.resolve("poster.jpg")) : null,
                write(opaque, THUMBNAIL_WIDTH, directory.resolve("thumbnail.jpg")));
    }

    private static Path write(BufferedImage picture, int width, Path into) throws IOException {
        Files.write(into, Jpeg.encode(picture, width));
        return into;
    }

    @Override
    public void close() {
        decoders.shutdownNow();
    }
}
