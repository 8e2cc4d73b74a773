package dev.loggia.sandbox.art;

import java.util.SplittableRandom;

/** Range behind range of hills in morning mist, a low sun or moon, sometimes a lake or a wood in front. */
final class Landscape implements Style {
    @Override
    public void paint(Scene scene, Raster raster) {
        SplittableRandom random = scene.random();
        boolean day = scene.says("dawn", "sunrise", "morning", "sun", "sunny", "summer", "sunset");
        boolean dark = scene.palette().name().matches("night|cosmos|neon|ember") || (!day && random.nextInt(7) == 0);
        boolean wet = scene.says("ocean", "sea", "lake", "water", "river", "island", "reflection")
                || random.nextInt(100) < 34;
        boolean wooded = scene.says("forest", "tree", "trees", "wood", "woods", "jungle", "nature", "fox", "wolf")
                || random.nextInt(100) < 40;
        double horizon = 0.40 + random.nextDouble() * 0.14;
        double sunX = 0.22 + random.nextDouble() * 0.56;
        double sunY = horizon - 0.06 - random.nextDouble() * 0.16;
        double sunSize = 0.045 + random.nextDouble() * 0.06;
        Sky sky = new Sky(dark, horizon, sunX, sunY + scene.swing() * 0.025, sunSize);
        sky.paint(scene, raster);
        double shore = wet ? 0.74 + random.nextDouble() * 0.06 : 2;
        ranges(scene, raster, sky, random, wet ? shore : 1);
        if (wet) {
            Lake.paint(scene, raster, shore, sky);
        }
        if (wooded) {
            Wood.paint(scene, raster, dark);
        }
    }

    private static void ranges(Scene scene, Raster raster, Sky sky, SplittableRandom random, double floor) {
        int count = 5 + random.nextInt(3);
        double rugged = random.nextDouble();
        for (int i = 0; i < count; i++) {
            double depth = i / (double) (count - 1);
            double base = sky.horizon() + 0.03 + (floor - sky.horizon() - 0.05) * Math.pow(depth, 1.15);
            double tall = (0.17 - 0.06 * depth) * (0.7 + 0.6 * random.nextDouble());
            double peaks = Noise.clamp(rugged * 1.3 - depth * 0.7 + 0.2);
            range(scene, raster, sky, new double[] {depth, base, tall, peaks, i}, floor);
        }
    }

    private static void range(Scene scene, Raster raster, Sky sky, double[] plan, double floor) {
        double depth = plan[0];
        Noise shape = scene.noise(40 + (int) plan[4]);
        float[] haze = sky.haze(scene.palette());
        float[] body = scene.palette().at(sky.dark() ? 0.22 - 0.20 * depth : 0.50 - 0.46 * depth);
        float[] colour = Palette.mix(haze, body, 0.22 + 0.78 * Math.pow(depth, 0.75));
        float[] lit = Palette.mix(colour, scene.palette().at(0.86), 0.30 * (1 - depth * 0.6));
        double drift = scene.swing() * 0.045 * (0.15 + depth);
        int bottom = (int) Math.min(raster.height, Math.ceil(floor * raster.height));
        double wide = raster.width / (double) raster.height;
        for (int x = 0; x < raster.width; x++) {
            double across = x / (double) raster.width * wide + drift;
            double crest = crest(shape, plan, across);
            double slope = (crest(shape, plan, across + 0.02) - crest(shape, plan, across - 0.02)) * 25;
            double toSun = Math.max(-1, Math.min(1, (sky.sunX() * wide - across) * 5));
            double facing = Noise.clamp(0.45 + slope * toSun * 0.6);
            int top = (int) Math.floor(crest * raster.height);
            for (int y = Math.max(0, top); y < bottom; y++) {
                double under = y / (double) raster.height - crest;
                double fold = Noise.clamp(facing + 0.8 * shape.sum(across * 13 + under * 17, under * 11 + plan[4], 2));
                double glow = fold * Math.exp(-under * 11) * (0.9 - 0.6 * depth);
                double mist = Noise.smooth(0.02, 0.20, under) * (0.70 - 0.58 * depth);
                float[] ground = Palette.mix(Palette.mix(colour, lit, glow), haze, mist);
                double cover = y == top ? 1 - (crest * raster.height - top) : 1;
                raster.blend(x, y, ground, cover);
            }
        }
    }

    private static double crest(Noise shape, double[] plan, double across) {
        double soft = shape.sum(across * 1.6 + plan[4] * 5.1, plan[4], 4) * 1.5;
        double sharp = shape.ridges(across * 1.25 + plan[4] * 3.7, plan[4] * 2.3, 5) * 2.1 - 1.25;
        return plan[1] - plan[2] * Noise.lerp(soft, sharp, plan[3]);
    }
}
