package dev.loggia.sandbox.art;

import java.util.SplittableRandom;

/** Stars: many faint, few bright, the brightest with a glow. */
final class Stars {
    private Stars() {}

    /** Scatters stars over the upper part of the picture. {@code down}: how far, as a share of its height. */
    static void scatter(Scene scene, Raster raster, double strength, double down) {
        SplittableRandom random = new SplittableRandom(scene.seed() ^ 0x57A25L);
        double side = raster.shortSide() / 1024.0;
        int count =
                (int) (420 * down * raster.width * raster.height / (raster.shortSide() * (double) raster.shortSide()));
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * raster.width;
            double y = random.nextDouble() * raster.height * down;
            double size = Math.pow(random.nextDouble(), 7);
            double twinkle =
                    1 - 0.45 * Math.abs(Math.sin(scene.moment() * Math.PI * 2 + i)) * Math.min(1, scene.moment() * 8);
            float[] colour = random.nextInt(6) == 0
                    ? scene.palette().accent(i)
                    : scene.palette().at(1);
            double radius = side * (0.75 + 2.4 * size);
            double fade = strength
                    * twinkle
                    * (0.35 + 0.65 * random.nextDouble())
                    * Math.min(1, (1 - y / (raster.height * down + 1)) * 2.5);
            dot(raster, x, y, radius, colour, fade);
            if (size > 0.55) {
                shine(raster, x, y, radius * 9, colour, fade * 0.35);
            }
        }
    }

    private static void dot(Raster raster, double x, double y, double radius, float[] colour, double strength) {
        int reach = (int) Math.ceil(radius + 1);
        double fill = Math.min(1, radius);
        for (int py = (int) y - reach; py <= y + reach; py++) {
            for (int px = (int) x - reach; px <= x + reach; px++) {
                double cover = Noise.clamp(Math.max(radius, 0.8) - Math.hypot(px - x, py - y) + 0.5);
                raster.glow(px, py, colour, cover * strength * fill);
            }
        }
    }

    private static void shine(Raster raster, double x, double y, double radius, float[] colour, double strength) {
        for (int py = (int) (y - radius); py <= y + radius; py++) {
            for (int px = (int) (x - radius); px <= x + radius; px++) {
                double far = Math.hypot(px - x, py - y) / radius;
                double fade = Noise.clamp(1 - far);
                raster.glow(px, py, colour, strength * fade * fade * fade);
            }
        }
    }
}
