package dev.loggia.engine.media.preview;

import dev.loggia.engine.media.format.AiMark;
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
 * threads of their own, bounded in time; what they need of memory is told by the header and waited for beforehand. Whatever goes
 * wrong only means that there is no preview.
 */
public final class Previews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final int CONCURRENT_DECODES = 2;
    private static final int POSTER_WIDTH = 1280;

    private final Duration timeout;
    private final PictureFile pictures;
    private final @Nullable VideoFrame videos;
    private final ExecutorService decoders = Executors.newFixedThreadPool(CONCURRENT_DECODES, task -> {
        Thread thread = new Thread(task, "media-preview");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Decodes in a quarter of the heap at most.
     *
     * @param timeout how long a caller waits for the previews of one file, waiting for a free decoder and memory included
     * @param ofVideos whether videos are decoded too
     */
    public Previews(Duration timeout, boolean ofVideos) {
        DecodeMemory memory = DecodeMemory.ofThisProcess();
        this.timeout = timeout;
        this.pictures = new PictureFile(memory);
        this.videos = ofVideos ? new VideoFrame(memory) : null;
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

    private Made decode(CleanMedia media, Path file, Path directory) throws IOException, InterruptedException {
        Path thumbnail = directory.resolve("thumbnail.jpg");
        if (media.format().kind() == MediaKind.IMAGE) {
            boolean made = pictures.read(
                    media, file, picture -> write(picture, Jpeg.THUMBNAIL_WIDTH, media.orientation(), thumbnail));
            return new Made(null, made ? thumbnail : null);
        }
        Path poster = directory.resolve("poster.jpg");
        boolean made = videos != null
                && videos.read(media, file, frame -> {
                    write(frame, POSTER_WIDTH, media.orientation(), poster);
                    write(frame, Jpeg.THUMBNAIL_WIDTH, media.orientation(), thumbnail);
                });
        return made ? new Made(poster, thumbnail) : new Made(null, null);
    }

    private static void write(BufferedImage picture, int width, int orientation, Path into) throws IOException {
        Files.write(into, AiMark.intoJpeg(Jpeg.encode(picture, width, orientation)));
    }

    @Override
    public void close() {
        decoders.shutdownNow();
    }
}
