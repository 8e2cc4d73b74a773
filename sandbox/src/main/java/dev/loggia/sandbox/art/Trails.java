package dev.loggia.sandbox.art;

import java.util.SplittableRandom;

/** A long exposure of sparks drifting through a curling wind. */
final class Trails implements Style {
    private static final int CELLS = 96;

    @Override
    public void paint(Scene scene, Raster raster) {
        float[] light = new float[raster.width * raster.height * 3];
        SplittableRandom random = scene.random();
        double unit = raster.shortSide() / 1024.0;
        double swirl = 1.1 + random.nextDouble() * 1.3;
        double lean = random.nextDouble() * Math.PI * 2;
        float[] wind = wind(scene, swirl, lean);
        // A small picture gets fewer and fainter sparks, else it drowns in light.
        double sparse = Math.max(0.3, Math.min(1, unit));
        int sparks = (int) (5200
                * sparse
                * Math.sqrt(raster.width / (double) raster.height + raster.height / (double) raster.width));
        double stride = Math.min(1.25, 2 * unit);
        int steps = (int) (380 * unit / stride);
        Noise region = scene.noise(5);
        for (int s = 0; s < sparks; s++) {
            double x = random.nextDouble() * 1.2 - 0.1;
            double y = random.nextDouble() * 1.2 - 0.1;
            double tone = 0.5 + region.sum(x * 2.2, y * 2.2, 2) * 1.1;
            float[] colour = scene.palette().pick(0.30 + 0.66 * Noise.clamp(tone), random.nextDouble() * 1.6);
            double strength =
                    sparse * Math.min(1, stride / (2 * unit)) * (0.022 + 0.16 * Math.pow(random.nextDouble(), 9));
            fly(raster, light, wind, x * raster.width, y * raster.height, colour, strength, steps, stride);
        }
        develop(scene, raster, light);
    }

    /** Angles of the wind on a coarse grid, as cosine and sine. */
    private static float[] wind(Scene scene, double swirl, double lean) {
        Noise noise = scene.noise(3);
        float[] wind = new float[(CELLS + 1) * (CELLS + 1) * 2];
        for (int row = 0; row <= CELLS; row++) {
            for (int column = 0; column <= CELLS; column++) {
                double x = column / (double) CELLS * swirl;
                double y = row / (double) CELLS * swirl;
                // Half the curl of a height map, which spreads the sparks, half a free angle, which gathers them.
                double step = 0.01;
                double mx = x + scene.swing() * 0.04 + lean;
                double my = y + scene.lift() * 0.03;
                double across = noise.sum(mx, my + step, 2) - noise.sum(mx, my - step, 2);
                double down = noise.sum(mx - step, my, 2) - noise.sum(mx + step, my, 2);
                double speed = Math.sqrt(across * across + down * down) + 0.004;
                double gather = lean + noise.sum(mx * 0.8 + 31, my * 0.8, 2) * Math.PI * 2.6;
                int i = (row * (CELLS + 1) + column) * 2;
                wind[i] = (float) (0.55 * across / speed + 0.62 * Math.cos(gather));
                wind[i + 1] = (float) (0.55 * down / speed + 0.62 * Math.sin(gather));
            }
        }
        return wind;
    }

    private static void fly(
            Raster raster,
            float[] light,
            float[] wind,
            double startX,
            double startY,
            float[] colour,
            double strength,
            int steps,
            double stride) {
        double x = startX;
        double y = startY;
        for (int i = 0; i < steps; i++) {
            double gx = Noise.clamp(x / raster.width * 0.83 + 0.085) * (CELLS - 0.001);
            double gy = Noise.clamp(y / raster.height * 0.83 + 0.085) * (CELLS - 0.001);
            int column = (int) gx;
            int row = (int) gy;
            int cell = (row * (CELLS + 1) + column) * 2;
            double u = gx - column;
            double v = gy - row;
            int below = cell + (CELLS + 1) * 2;
            double cos = (wind[cell] * (1 - u) + wind[cell + 2] * u) * (1 - v)
                    + (wind[below] * (1 - u) + wind[below + 2] * u) * v;
            double sin = (wind[cell + 1] * (1 - u) + wind[cell + 3] * u) * (1 - v)
                    + (wind[below + 1] * (1 - u) + wind[below + 3] * u) * v;
            x += cos * stride;
            y += sin * stride;
            double fade = strength * Math.sin(Math.PI * (i + 1) / steps);
            splat(raster, light, x, y, colour, fade);
        }
    }

    private static void splat(Raster raster, float[] light, double x, double y, float[] colour, double strength) {
        int ix = (int) x;
        int iy = (int) y;
        if (x < 0 || y < 0 || ix >= raster.width - 1 || iy >= raster.height - 1) {
            return;
        }
        double u = x - ix;
        double v = y - iy;
        int i = (iy * raster.width + ix) * 3;
        int below = i + raster.width * 3;
        add(light, i, colour, strength * (1 - u) * (1 - v));
        add(light, i + 3, colour, strength * u * (1 - v));
        add(light, below, colour, strength * (1 - u) * v);
        add(light, below + 3, colour, strength * u * v);
    }

    private static void add(float[] light, int i, float[] colour, double strength) {
        light[i] += (float) (colour[0] * strength);
        light[i + 1] += (float) (colour[1] * strength);
        light[i + 2] += (float) (colour[2] * strength);
    }

    private static void develop(Scene scene, Raster raster, float[] light) {
        Noise mist = scene.noise(6);
        double unit = 1.0 / raster.shortSide();
        for (int y = 0; y < raster.height; y++) {
            double haze = 0;
            for (int x = 0; x < raster.width; x++) {
                if ((x & 7) == 0) {
                    haze = mist.sum(x * unit * 1.3, y * unit * 1.3, 2);
                }
                float[] ground = scene.palette().at(0.02 + 0.13 * Noise.clamp(0.4 + haze));
                int i = (y * raster.width + x) * 3;
                raster.set(
                        x,
                        y,
                        expose(light[i], ground[0]),
                        expose(light[i + 1], ground[1]),
                        expose(light[i + 2], ground[2]));
            }
        }
    }

    private static double expose(double light, double ground) {
        double shine = light * 11 / (1 + light * 8);
        return 1 - (1 - ground * 0.8) * (1 - Math.min(1, shine));
    }
}
