package dev.loggia.engine.media.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** Scales and encodes a decoded picture. */
final class Jpeg {
    static final int THUMBNAIL_WIDTH = 640;
    /** A preview is at most this many times as high as it is wide. */
    private static final int MAX_TALLNESS = 4;

    static final int THUMBNAIL_HEIGHT = THUMBNAIL_WIDTH * MAX_TALLNESS;
    private static final double QUALITY = 0.82;

    private Jpeg() {}

    /** A JPEG at most {@code width} wide, never larger than the picture; transparency, which JPEG does not know, becomes white. */
    static byte[] encode(BufferedImage picture, int width) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int boxWidth = Math.min(width, picture.getWidth());
        int boxHeight = Math.min(width * MAX_TALLNESS, picture.getHeight());
        Thumbnails.of(opaque(picture, boxWidth, boxHeight))
                .size(boxWidth, boxHeight)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }

    /** Halved on the way where the preview is that small, so that there is never a second picture of the size of the first. */
    private static BufferedImage opaque(BufferedImage picture, int boxWidth, int boxHeight) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        int part = picture.getWidth() >= 2 * boxWidth || picture.getHeight() >= 2 * boxHeight ? 2 : 1;
        int width = Math.max(1, picture.getWidth() / part);
        int height = Math.max(1, picture.getHeight() / part);
        BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return opaque;
    }
}
