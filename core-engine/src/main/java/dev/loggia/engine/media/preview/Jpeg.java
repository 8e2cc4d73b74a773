package dev.loggia.engine.media.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** Scales and encodes a decoded picture. */
final class Jpeg {
    private static final double QUALITY = 0.82;
    /** A thumbnail is at most this many times as high as it is wide. */
    private static final int MAX_TALLNESS = 4;

    private Jpeg() {}

    /** The picture without transparency, which JPEG does not know; itself when it has none. */
    static BufferedImage opaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        BufferedImage copy = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return copy;
    }

    /** A JPEG at most {@code width} wide, never larger than the picture. */
    static byte[] encode(BufferedImage picture, int width) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int boxWidth = Math.min(width, picture.getWidth());
        int boxHeight = Math.min(width * MAX_TALLNESS, picture.getHeight());
        Thumbnails.of(picture)
                .size(boxWidth, boxHeight)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }
}
