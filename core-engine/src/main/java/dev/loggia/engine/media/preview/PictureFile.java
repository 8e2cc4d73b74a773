package dev.loggia.engine.media.preview;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.loggia.engine.media.format.CleanMedia;
import dev.loggia.engine.media.format.MediaFormat;
import dev.loggia.engine.media.preview.DecodeMemory.Taken;
import dev.loggia.engine.media.preview.DecodePlan.Source;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes the first frame of a picture file, no larger than a preview needs and never more than there is memory for. */
final class PictureFile {
    /** The WebP decoder holds the whole picture and once more its transparency. Measured: 1 and 6 bytes a pixel. */
    private static final int WEBP_BYTES = 7;
    /** Coefficients of 16 bits in three components, outside of the heap. */
    private static final int SCANS_BYTES = 6;

    private final DecodeMemory memory;

    PictureFile(DecodeMemory memory) {
        this.memory = memory;
    }

    /** Makes something of the decoded picture while its memory is taken. */
    interface Use {
        void of(BufferedImage picture) throws IOException;
    }

    /** False for a format without a decoder, and for a picture that is too large. */
    boolean read(CleanMedia media, Path file, Use use) throws IOException, InterruptedException {
        ImageReader reader = reader(media.format());
        if (reader == null) {
            return false;
        }
        try (ImageInputStream in = new InterruptibleInput(file)) {
            int whole = bytesPerSourcePixel(media.format(), in);
            reader.setInput(in, true, true);
            Optional<DecodePlan> plan = plan(media, reader, whole);
            if (plan.isEmpty()) {
                return false;
            }
            try (Taken taken = memory.take(plan.get().bytes())) {
                ImageReadParam param = reader.getDefaultReadParam();
                int step = plan.get().step();
                param.setSourceSubsampling(step, step, 0, 0);
                use.of(reader.read(0, param));
            }
            return true;
        } finally {
            reader.dispose();
        }
    }

    private Optional<DecodePlan> plan(CleanMedia media, ImageReader reader, int whole) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > 2L * media.width() * media.height()) {
            return Optional.empty(); // the decoder sees another picture than the one that was checked
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            return Optional.empty();
        }
        SampleModel pixels = types.next().getSampleModel();
        int bytes = pixels.getNumDataElements() * DataBuffer.getDataTypeSize(pixels.getDataType()) / 8;
        Source source = new Source(width, height, bytes, whole);
        return media.isSideways()
                ? DecodePlan.of(source, Jpeg.THUMBNAIL_HEIGHT, Jpeg.THUMBNAIL_WIDTH, memory.bytes())
                : DecodePlan.of(source, Jpeg.THUMBNAIL_WIDTH, Jpeg.THUMBNAIL_HEIGHT, memory.bytes());
    }

    private static int bytesPerSourcePixel(MediaFormat format, ImageInputStream in) throws IOException {
        return switch (format) {
            case WEBP -> WEBP_BYTES;
            case JPEG -> JpegScans.areSeveral(in) ? SCANS_BYTES : 0;
            default -> 0;
        };
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
