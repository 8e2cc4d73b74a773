package dev.loggia.engine.media.preview;

import dev.loggia.engine.media.format.CleanMedia;
import dev.loggia.engine.media.format.MediaFormat;
import dev.loggia.engine.media.preview.DecodeMemory.Taken;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.scale.AWTUtil;

/**
 * Decodes the first frame of an H.264 video; other codecs have no decoder in Java and no preview. The decoder is of 2019 and
 * believes what the stream claims, so only what our own parser has measured is checked here: it is off unless asked for.
 */
final class VideoFrame {
    /** Planes of the frame, its motion, and two copies in RGB. */
    private static final int BYTES_PER_PIXEL = 12;
    /** The frame's bytes are held as they came and unpacked. */
    private static final int COPIES = 2;

    private final DecodeMemory memory;

    VideoFrame(DecodeMemory memory) {
        this.memory = memory;
    }

    /** False when there is no decoder for it, and when it is too large. */
    boolean read(CleanMedia media, Path file, PictureFile.Use use) throws IOException, InterruptedException {
        if (media.format() == MediaFormat.WEBM) {
            return false;
        }
        long pixels = (long) media.width() * media.height();
        try (FileChannel source = FileChannel.open(file);
                BoundedChannel channel = new BoundedChannel(source)) {
            long needed = pixels * BYTES_PER_PIXEL + COPIES * Math.min(source.size(), BoundedChannel.MAX_READ);
            if (needed > memory.bytes()) {
                return false;
            }
            try (Taken taken = memory.take(needed)) {
                return decode(channel, pixels, use);
            }
        } catch (JCodecException e) {
            throw new IOException("The video cannot be decoded", e);
        }
    }

    private static boolean decode(BoundedChannel channel, long pixels, PictureFile.Use use)
            throws IOException, JCodecException {
        FrameGrab grab = FrameGrab.createFrameGrab(channel);
        Size size = grab.getMediaInfo().getDim();
        if ((long) size.getWidth() * size.getHeight() > 2 * pixels) {
            return false; // the decoder sees another picture than the one that was checked
        }
        Picture picture = grab.getNativeFrame();
        if (picture == null) {
            return false;
        }
        use.of(AWTUtil.toBufferedImage(picture, grab.getVideoTrack().getMeta().getOrientation()));
        return true;
    }
}
