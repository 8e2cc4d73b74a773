package dev.loggia.engine.media.preview;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.loggia.engine.media.format.CleanMedia;
import dev.loggia.engine.media.format.MediaFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes a picture file no larger than a preview needs. */
final class PictureFile {
    /** The WebP decoder holds the whole picture, the others only the lines they keep. */
    private static final long MAX_WEBP_PIXELS = 40_000_000;

    private PictureFile() {}

    /** The first frame, at least twice as wide as asked where the file allows; null for a format without a decoder. */
    static @Nullable BufferedImage read(CleanMedia media, Path file, int width) throws IOException {
        long pixels = (long) media.width() * media.height();
        ImageReader reader = reader(media.format());
        if (reader == null || (media.format() == MediaFormat.WEBP && pixels > MAX_WEBP_PIXELS)) {
            return null;
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > 2 * pixels) {
                return null; // the decoder sees another picture than the one that was checked
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.min(media.width(), media.height()) / (2 * width));
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static @Nullable ImageReader reader(MediaFormat format) throws IOException {
        if (format == MediaFormat.WEBP) {
            // by name: in a packaged server the registry does not always see the class path
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.contentType());
        return readers.hasNext() ? readers.next() : null;
    }
}
