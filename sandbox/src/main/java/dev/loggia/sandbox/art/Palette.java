package dev.loggia.sandbox.art;

import java.util.List;

/**
 * A handful of colours that belong together: a ramp from deep to light, mixed in OKLab so that the steps between look
 * even, and accents to set against it. Colours are linear in nothing: plain sRGB, 0 to 1.
 */
final class Palette {
    private static final int STEPS = 512;

    private final String name;
    private final float[][] ramp;
    private final List<float[]> accents;

    Palette(String name, List<Integer> deepToLight, List<Integer> accents, double hueTurn) {
        this.name = name;
        this.ramp = new float[STEPS + 1][];
        List<double[]> stops =
                deepToLight.stream().map(rgb -> turn(toLab(rgb), hueTurn)).toList();
        for (int i = 0; i <= STEPS; i++) {
            double place = i * (stops.size() - 1) / (double) STEPS;
            int from = Math.min((int) place, stops.size() - 2);
            double[] a = stops.get(from);
            double[] b = stops.get(from + 1);
            double t = place - from;
            ramp[i] = toRgb(Noise.lerp(a[0], b[0], t), Noise.lerp(a[1], b[1], t), Noise.lerp(a[2], b[2], t));
        }
        this.accents = accents.stream()
                .map(rgb -> turn(toLab(rgb), hueTurn))
                .map(lab -> toRgb(lab[0], lab[1], lab[2]))
                .toList();
    }

    String name() {
        return name;
    }

    /** The ramp's colour: 0 is the deepest, 1 the lightest. */
    float[] at(double place) {
        return ramp[(int) (Noise.clamp(place) * STEPS)];
    }

    float[] accent(int i) {
        return accents.get(Math.floorMod(i, accents.size()));
    }

    /** The accent with the most red in it: what a sun may have. */
    float[] warmest() {
        return accents.stream()
                .reduce((a, b) -> b[0] - b[2] > a[0] - a[2] ? b : a)
                .orElseThrow();
    }

    /** Like {@link #at}, with an accent now and then: for things that are many and small. */
    float[] pick(double place, double chance) {
        return chance < 0.22 ? accent((int) (chance * 1000)) : at(place);
    }

    static float[] mix(float[] a, float[] b, double t) {
        float f = (float) Noise.clamp(t);
        return new float[] {a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f, a[2] + (b[2] - a[2]) * f};
    }

    static float[] scale(float[] a, double by) {
        return new float[] {(float) (a[0] * by), (float) (a[1] * by), (float) (a[2] * by)};
    }

    private static double[] turn(double[] lab, double radians) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return new double[] {lab[0], lab[1] * cos - lab[2] * sin, lab[1] * sin + lab[2] * cos};
    }

    /** OKLab, after Björn Ottosson's definition. */
    private static double[] toLab(int rgb) {
        double r = linear((rgb >> 16 & 255) / 255.0);
        double g = linear((rgb >> 8 & 255) / 255.0);
        double b = linear((rgb & 255) / 255.0);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static float[] toRgb(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new float[] {
            gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
        };
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static float gamma(double c) {
        double v = Noise.clamp(c);
        return (float) (v <= 0.0031308 ? v * 12.92 : 1.055 * Math.pow(v, 1 / 2.4) - 0.055);
    }
}
