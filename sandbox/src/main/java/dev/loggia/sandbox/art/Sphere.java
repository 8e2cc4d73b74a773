package dev.loggia.sandbox.art;

/**
 * A lit ball with bands of weather.
 *
 * @param light direction the light comes from, radians
 * @param tilt of the bands, radians
 * @param kind which noise and colours
 */
record Sphere(double x, double y, double radius, double light, double tilt, int kind) {

    static void paint(Scene scene, Raster raster, Sphere ball) {
        Noise weather = scene.noise(20 + ball.kind);
        double lx = Math.cos(ball.light) * 0.78;
        double ly = Math.sin(ball.light) * 0.78;
        double lz = 0.62;
        int reach = (int) Math.ceil(ball.radius + 1);
        for (int py = (int) ball.y - reach; py <= ball.y + reach; py++) {
            for (int px = (int) ball.x - reach; px <= ball.x + reach; px++) {
                double far = Math.hypot(px - ball.x, py - ball.y);
                double cover = Noise.clamp(ball.radius - far + 0.5);
                if (cover > 0) {
                    double nx = (px - ball.x) / ball.radius;
                    double ny = (py - ball.y) / ball.radius;
                    double nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
                    double day = Noise.smooth(-0.22, 0.95, nx * lx + ny * ly + nz * lz);
                    raster.blend(px, py, skin(scene, weather, ball, nx, ny, nz, day), cover);
                }
            }
        }
    }

    private static float[] skin(Scene scene, Noise weather, Sphere ball, double nx, double ny, double nz, double day) {
        Palette palette = scene.palette();
        double cos = Math.cos(-ball.tilt);
        double sin = Math.sin(-ball.tilt);
        double u = nx * cos - ny * sin;
        double v = nx * sin + ny * cos;
        double across = Math.atan2(u, nz + 0.001) + scene.swing() * 0.4;
        double curl = weather.sum(across * 1.8, v * 4.5, 3) * 0.30;
        double band = 0.5 + 0.5 * Math.sin((v + curl * 0.5) * (5 + ball.kind % 3 * 2) + ball.kind);
        float[] land = Palette.mix(palette.at(0.36 + band * 0.5), palette.accent(ball.kind), 0.25 + curl);
        float[] night = Palette.scale(palette.at(0.06), 0.6);
        double rim = Math.pow(1 - nz, 3) * day * 0.75;
        return Palette.mix(Palette.mix(night, land, day), palette.at(0.95), rim);
    }
}
