package dev.loggia.sandbox.art;

import java.util.SplittableRandom;

/** A woven hanging: a simple scene of sun and bands, thread over thread. */
final class Tapestry implements Style {
    @Override
    public void paint(Scene scene, Raster raster) {
        SplittableRandom random = scene.random();
        double thread = raster.shortSide() / (double) (64 + random.nextInt(5) * 8);
        int twill = 2 + random.nextInt(3);
        int columns = (int) (raster.width / thread) + 2;
        int rows = (int) (raster.height / thread) + 2;
        float[][] cloth = design(scene, columns, rows, random);
        for (int y = 0; y < raster.height; y++) {
            int row = (int) (y / thread);
            double v = y / thread - row - 0.5;
            for (int x = 0; x < raster.width; x++) {
                int column = (int) (x / thread);
                double u = x / thread - column - 0.5;
                boolean over = Math.floorMod(column + row, twill + 1) < twill;
                double across = over ? v : u;
                double along = over ? u : v;
                double round = Math.sqrt(Math.max(0, 1 - across * across * 3.4));
                double bulge = over ? 1 - along * along * (twill > 2 ? 0.35 : 0.7) : 0.86 - along * along * 0.9;
                double strand = 0.05 * Math.sin((along * 2.2 + across * 5) * Math.PI);
                double shade = (0.42 + 0.66 * round) * bulge + strand;
                float[] colour = cloth[row * columns + column];
                double dim = over ? 1 : 0.72;
                raster.set(x, y, colour[0] * shade * dim, colour[1] * shade * dim, colour[2] * shade * dim);
            }
        }
    }

    private static float[][] design(Scene scene, int columns, int rows, SplittableRandom random) {
        double ratio = columns / (double) rows;
        double sunX = ratio * (0.3 + random.nextDouble() * 0.4);
        double sunY = 0.24 + random.nextDouble() * 0.2;
        double sun = 0.12 + random.nextDouble() * 0.09;
        int bands = 5 + random.nextInt(4);
        double steep = 0.10 + random.nextDouble() * 0.16;
        boolean mosaic = random.nextInt(3) == 0;
        Noise noise = scene.noise(3);
        float[][] cloth = new float[columns * rows][];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = column / (double) columns * ratio;
                double y = row / (double) rows;
                float[] colour = mosaic
                        ? diamonds(scene, noise, x, y)
                        : hills(scene, noise, new double[] {x, y, sunX, sunY, sun, bands, steep});
                double uneven = 0.94 + 0.12 * hash(row, column);
                cloth[row * columns + column] = Palette.scale(colour, uneven);
            }
        }
        return cloth;
    }

    private static float[] hills(Scene scene, Noise noise, double[] p) {
        double x = p[0];
        double y = p[1];
        Palette palette = scene.palette();
        double bands = p[5];
        double lowest = 0.42;
        for (int band = (int) bands - 1; band >= 0; band--) {
            double place = band / bands;
            double crest = lowest
                    + place * 0.56
                    + noise.sum(x * 1.5 + band * 7.7 + scene.swing() * 0.04 * (band + 1), band * 3.1, 2) * p[6] * 2.2;
            if (y > crest) {
                boolean trim = y - crest < 0.012;
                return trim ? palette.accent(band) : palette.at(0.66 - place * 0.62);
            }
        }
        double far = Math.hypot(x - p[2], y - p[3] - scene.swing() * 0.02);
        if (far < p[4]) {
            return Palette.mix(palette.warmest(), palette.at(1), 0.15);
        }
        double ring = (far - p[4]) * 9;
        double step = Math.floor(ring) / 9;
        return palette.at(0.98 - Noise.clamp(step) * 0.42);
    }

    private static float[] diamonds(Scene scene, Noise noise, double x, double y) {
        double size = 0.19;
        double u = Math.abs((x / size + y / size * 0 + 100) % 1 - 0.5);
        double v = Math.abs((y / size + 100) % 1 - 0.5);
        int ring = (int) ((u + v) * 6 + scene.moment() * 6) % 6;
        double drift = noise.sum(Math.floor(x / size) * 0.4, Math.floor(y / size) * 0.4, 2) * 0.5;
        return ring == 2
                ? scene.palette().accent((int) (x / size) + (int) (y / size))
                : scene.palette().at(0.15 + ring * 0.16 + drift);
    }

    private static double hash(int row, int column) {
        return (Noise.scramble(row * 7919L + column * 104729L) >>> 40) / (double) (1 << 24);
    }
}
