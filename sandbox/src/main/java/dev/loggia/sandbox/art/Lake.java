package dev.loggia.sandbox.art;

/** Still water: what is above the shore, upside down, broken by ripples and a path of light. */
final class Lake {
    private Lake() {}

    static void paint(Scene scene, Raster raster, double shore, Sky sky) {
        int line = (int) (shore * raster.height);
        int[] above = raster.pixels().clone();
        Noise ripple = scene.noise(60);
        float[] deep = scene.palette().at(sky.dark() ? 0.05 : 0.22);
        float[] light = scene.palette().at(1);
        double side = raster.shortSide();
        double time = scene.moment() * Math.PI * 2;
        for (int y = line; y < raster.height; y++) {
            double near = (y - line) / (double) (raster.height - line);
            double fine = 26.0 / (0.25 + near * 2.2);
            int mirror = (int) Math.max(0, line - (y - line) * 1.9 - 1 - side * 0.004);
            for (int x = 0; x < raster.width; x++) {
                double wave = ripple.at(
                        x / side * fine * 0.35 + Math.cos(time) * 0.25, y / side * fine * 2.6 + Math.sin(time) * 0.3);
                int sx = (int) Math.min(raster.width - 1, Math.max(0, x + wave * side * 0.022 * (0.2 + near)));
                int sy = (int) Math.min(line - 2.0, Math.max(0, mirror + wave * side * 0.03 * near));
                int rgb = above[sy * raster.width + sx];
                float[] seen = {(rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f};
                float[] water = Palette.mix(seen, deep, 0.24 + 0.30 * near);
                double off = Math.abs(x - sky.sunX() * raster.width) / side;
                double path = Math.exp(-off * off / (0.003 + 0.012 * near)) * Noise.smooth(0.15, 0.5, wave);
                raster.set(x, y, Palette.mix(water, light, path * 0.75 + Noise.clamp(wave) * 0.06));
            }
        }
        mist(scene, raster, line, sky, side);
    }

    /** Hides the seam as the morning does. */
    private static void mist(Scene scene, Raster raster, int line, Sky sky, double side) {
        float[] haze = sky.haze(scene.palette());
        double deep = side * 0.035;
        for (int y = (int) (line - deep); y < line + deep; y++) {
            double off = (y - line) / deep;
            double cover = 0.42 * Math.exp(-off * off * 5);
            for (int x = 0; x < raster.width; x++) {
                raster.blend(x, y, haze, cover);
            }
        }
    }
}
