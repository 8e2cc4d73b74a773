package dev.loggia.sandbox.art;

import java.util.SplittableRandom;

/** Seeded gradient noise on the plane, about -1 to 1, and the sums of octaves that landscapes and silks are made of. */
final class Noise {
    private static final double[] GX = new double[16];
    private static final double[] GY = new double[16];

    static {
        for (int i = 0; i < 16; i++) {
            GX[i] = Math.cos(i * Math.PI / 8) * 1.5;
            GY[i] = Math.sin(i * Math.PI / 8) * 1.5;
        }
    }

    private final byte[] shuffled = new byte[512];

    Noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 256; i++) {
            shuffled[i] = (byte) i;
        }
        for (int i = 255; i > 0; i--) {
            int j = random.nextInt(i + 1);
            byte swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        System.arraycopy(shuffled, 0, shuffled, 256, 256);
    }

    double at(double x, double y) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        int ix = (int) fx & 255;
        int iy = (int) fy & 255;
        double dx = x - fx;
        double dy = y - fy;
        double u = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
        double v = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
        int a = shuffled[ix] & 255;
        int b = shuffled[ix + 1] & 255;
        double top = lerp(slope(shuffled[a + iy], dx, dy), slope(shuffled[b + iy], dx - 1, dy), u);
        double low = lerp(slope(shuffled[a + iy + 1], dx, dy - 1), slope(shuffled[b + iy + 1], dx - 1, dy - 1), u);
        return lerp(top, low, v);
    }

    /** Octaves of noise, each half as strong and twice as fine. */
    double sum(double x, double y, int octaves) {
        double total = 0;
        double strength = 0.5;
        double scale = 1;
        for (int i = 0; i < octaves; i++) {
            total += strength * at(x * scale + i * 17.3, y * scale - i * 9.1);
            strength *= 0.5;
            scale *= 2.03;
        }
        return total;
    }

    /** Octaves folded at zero: sharp crests, 0 to about 1. */
    double ridges(double x, double y, int octaves) {
        double total = 0;
        double strength = 0.55;
        double scale = 1;
        for (int i = 0; i < octaves; i++) {
            double crest = 1 - Math.abs(at(x * scale + i * 31.7, y * scale + i * 3.3));
            total += strength * crest * crest;
            strength *= 0.48;
            scale *= 2.1;
        }
        return total;
    }

    static double lerp(double a, double b, double t) {
        return a + (b - a) * t;
    }

    static double clamp(double value) {
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }

    static double smooth(double from, double to, double value) {
        double t = clamp((value - from) / (to - from));
        return t * t * (3 - 2 * t);
    }

    static long scramble(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static double slope(byte hash, double dx, double dy) {
        int i = hash & 15;
        return GX[i] * dx + GY[i] * dy;
    }
}
