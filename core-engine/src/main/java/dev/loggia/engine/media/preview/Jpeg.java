package dev.loggia.engine.media.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
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
    /** From this orientation on, width and height change places. */
    private static final int SIDEWAYS = 5;

    private static final double QUALITY = 0.82;

    private Jpeg() {}

    /**
     * A JPEG at most {@code width} wide, never larger than the picture; transparency, which JPEG does not know, becomes white.
     *
     * @param orientation how it is to be turned, as in EXIF
     */
    static byte[] encode(BufferedImage picture, int width, int orientation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean sideways = orientation >= SIDEWAYS;
        int boxWidth = Math.min(sideways ? width * MAX_TALLNESS : width, picture.getWidth());
        int boxHeight = Math.min(sideways ? width : width * MAX_TALLNESS, picture.getHeight());
        Thumbnails.of(opaque(picture, boxWidth, boxHeight))
                .size(boxWidth, boxHeight)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .addFilter(small -> turned(small, orientation))
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }

    /** Turned and mirrored as EXIF says: 2 mirrored, 3 upside down, 4 both, 5 to 8 the same with a quarter turn. */
    private static BufferedImage turned(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                    default -> new AffineTransform();
                };
        if (turn.isIdentity()) {
            return picture;
        }
        boolean sideways = orientation >= SIDEWAYS;
        BufferedImage turned =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(picture, turn, null);
        graphics.dispose();
        return turned;
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
