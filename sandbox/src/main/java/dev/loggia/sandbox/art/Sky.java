package dev.loggia.sandbox.art;

/**
 * Air, sun or moon, thin cloud. Places are shares of the picture's width and height.
 *
 * @param dark a night sky with stars and a moon
 */
record Sky(boolean dark, double horizon, double sunX, double sunY, double sunSize) {

    float[] haze(Palette palette) {
        return dark ? palette.at(0.44) : palette.at(0.86);
    }

    void paint(Scene scene, Raster raster) {
        Palette palette = scene.palette();
        Noise cloud = scene.noise(30);
        float[] sun = palette.at(1);
        float[] warm = dark ? palette.at(0.75) : palette.at(0.96);
        double side = raster.shortSide();
        double bend = scene.swing() * 0.03;
        for (int y = 0; y < raster.height; y++) {
            double down = Noise.clamp(y / (raster.height * (horizon + 0.08)));
            float[] air = dark
                    ? palette.at(0.02 + 0.44 * Math.pow(down, 1.7))
                    : palette.at(0.34 + 0.56 * Math.pow(down, 0.9));
            double streak = 0;
            double next = streak(cloud, 0, y, side, bend);
            for (int x = 0; x < raster.width; x++) {
                if ((x & 7) == 0) {
                    streak = next;
                    next = streak(cloud, x + 8, y, side, bend);
                }
                double thick = Noise.lerp(streak, next, (x & 7) / 8.0) * (dark ? 0.25 : 0.5);
                double far = Math.hypot(x - sunX * raster.width, y - sunY * raster.height) / side;
                double glow = 0.62 * Math.exp(-far * 4.2) + 0.35 * Math.exp(-far * 15);
                double disc = Noise.clamp((sunSize - far) * side + 0.5);
                float[] lit = Palette.mix(air, warm, glow * (dark ? 0.5 : 0.8));
                lit = Palette.mix(lit, sun, Math.max(disc * 0.96, thick * (0.35 + glow) * (1 - disc * 0.6)));
                raster.set(x, y, lit);
            }
        }
        if (dark) {
            Stars.scatter(scene, raster, 0.85, horizon + 0.05);
        }
    }

    private static double streak(Noise cloud, int x, int y, double side, double drift) {
        double value = cloud.sum(x / side * 1.6 + drift, y / side * 8, 4);
        return Noise.smooth(0.02, 0.55, value);
    }
}
