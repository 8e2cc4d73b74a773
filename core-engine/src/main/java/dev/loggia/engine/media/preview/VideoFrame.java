package dev.loggia.engine.media.preview;

import dev.loggia.engine.media.format.CleanMedia;
import dev.loggia.engine.media.format.MediaFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.scale.AWTUtil;
import org.jspecify.annotations.Nullable;

/** Decodes the first frame of an H.264 video; other codecs have no decoder in Java and no preview. */
final class VideoFrame {
    private static final long MAX_PIXELS = 4096L * 4096;

    private VideoFrame() {}

    static @Nullable BufferedImage first(CleanMedia media, Path file) throws IOException {
        if (media.format() == MediaFormat.WEBM) {
            return null;
        }
        try (BoundedChannel channel = new BoundedChannel(FileChannel.open(file))) {
            FrameGrab grab = FrameGrab.createFrameGrab(channel);
            Size size = grab.getMediaInfo().getDim();
            if ((long) size.getWidth() * size.getHeight() > MAX_PIXELS) {
                return null;
            }
            Picture picture = grab.getNativeFrame();
            return picture == null
                    ? null
                    : AWTUtil.toBufferedImage(
                            picture, grab.getVideoTrack().getMeta().getOrientation());
        } catch (JCodecException e) {
            throw new IOException("The video cannot be decoded", e);
        }
    }
}
