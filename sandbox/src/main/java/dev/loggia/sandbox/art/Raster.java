package dev.loggia.sandbox.art;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The pixels being painted: plain sRGB, written as fractions and dithered so that long gradients show no bands. */
final class Raster {
    final int width;
    final int height;
    private final BufferedImage image;
    private final int[] pixels;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    BufferedImage image() {
        return image;
    }

    int[] pixels() {
        return pixels;
    }

    int shortSide() {
        return Math.min(width, height);
    }

    void set(int x, int y, double red, double green, double blue) {
        int hash = ((x * 0x9E3779B1) ^ (y * 0x85EBCA6B)) * 0xC2B2AE35;
        double dither = (hash >>> 24) / 256.0;
        pixels[y * width + x] = level(red, dither) << 16 | level(green, dither) << 8 | level(blue, dither);
    }

    void set(int x, int y, float[] colour) {
        set(x, y, colour[0], colour[1], colour[2]);
    }

    /** Lays a colour over what is there. */
    void blend(int x, int y, float[] colour, double cover) {
        if (cover <= 0 || x < 0 || y < 0 || x >= width || y >= height) {
            return;
        }
        int old = pixels[y * width + x];
        double c = Math.min(cover, 1);
        set(
                x,
                y,
                Noise.lerp((old >> 16 & 255) / 255.0, colour[0], c),
                Noise.lerp((old >> 8 & 255) / 255.0, colour[1], c),
                Noise.lerp((old & 255) / 255.0, colour[2], c));
    }

    /** Lays light over what is there: never darker than before. */
    void glow(int x, int y, float[] colour, double strength) {
        if (strength <= 0.002 || x < 0 || y < 0 || x >= width || y >= height) {
            return;
        }
        int old = pixels[y * width + x];
        set(
                x,
                y,
                screen((old >> 16 & 255) / 255.0, colour[0] * strength),
                screen((old >> 8 & 255) / 255.0, colour[1] * strength),
                screen((old & 255) / 255.0, colour[2] * strength));
    }

    Graphics2D pen() {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return pen;
    }

    static Color ink(float[] colour, double alpha) {
        return new Color(
                (float) Noise.clamp(colour[0]), (float) Noise.clamp(colour[1]), (float) Noise.clamp(colour[2]), (float)
                        Noise.clamp(alpha));
    }

    private static double screen(double a, double b) {
        return 1 - (1 - a) * (1 - Math.min(b, 1));
    }

    private static int level(double value, double dither) {
        int level = (int) (value * 255 + dither);
        return level < 0 ? 0 : Math.min(level, 255);
    }
}
