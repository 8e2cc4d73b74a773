package dev.loggia.sandbox.art;

/** Folded light: noise bent by noise, lit from one side like cloth. Painted coarse and drawn out smooth. */
final class Silk implements Style {
    private static final int STEP = 2;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sheet(int columns, float[] tone, float[] hue, float[] light) {}

    @Override
    public void paint(Scene scene, Raster raster) {
        Sheet sheet = weave(scene, raster);
        Palette palette = scene.palette();
        float[] spark = palette.at(1);
        float[] accent = palette.accent((int) (scene.seed() & 7));
        for (int y = 0; y < raster.height; y++) {
            for (int x = 0; x < raster.width; x++) {
                double tone = sample(sheet, sheet.tone, x, y);
                double light = sample(sheet, sheet.light, x, y);
                float[] base = palette.at(0.05 + tone * 0.9);
                double tint = Noise.smooth(0.05, 0.5, sample(sheet, sheet.hue, x, y)) * 0.34 * tone;
                double shade = 0.66 + light * 0.52;
                double shine = Math.max(0, light - 0.52);
                double gloss = Math.min(0.8, shine * shine * 3.2);
                raster.set(
                        x,
                        y,
                        mix(mix(base[0], accent[0], tint) * shade, spark[0], gloss),
                        mix(mix(base[1], accent[1], tint) * shade, spark[1], gloss),
                        mix(mix(base[2], accent[2], tint) * shade, spark[2], gloss));
            }
        }
    }

    private static Sheet weave(Scene scene, Raster raster) {
        var random = scene.random();
        Noise noise = scene.noise(1);
        double scale = (0.8 + random.nextDouble() * 0.6) / raster.shortSide();
        double bend = 1.15 + random.nextDouble() * 0.8;
        double angle = random.nextDouble() * Math.PI;
        double cos = Math.cos(angle) * scale;
        double sin = Math.sin(angle) * scale;
        double folds = 5 + random.nextDouble() * 3.5;
        int columns = raster.width / STEP + 3;
        int rows = raster.height / STEP + 3;
        float[] tone = new float[columns * rows];
        float[] hue = new float[columns * rows];
        float[] height = new float[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double px = (column * STEP - raster.width * 0.5) * cos + (row * STEP - raster.height * 0.5) * sin;
                double py = (row * STEP - raster.height * 0.5) * cos - (column * STEP - raster.width * 0.5) * sin;
                double qx = noise.sum(px + scene.swing() * 0.2, py * 0.7 + 3.1, 2);
                double qy = noise.sum(px + 5.2, py * 0.7 + 1.3 + scene.lift() * 0.12, 2);
                double warped = noise.sum(px * 0.9 + bend * qx, py * 0.6 + bend * qy + 8.3, 3);
                double wave = Math.sin(folds * (warped * 1.5 + py * 0.7 + qx * 0.5));
                int i = row * columns + column;
                tone[i] = (float) Noise.clamp(0.40 + 0.70 * warped + 0.26 * wave);
                hue[i] = (float) qy;
                height[i] = (float) (wave * 0.5 + warped * 2.2);
            }
        }
        return new Sheet(columns, tone, hue, lit(height, columns, rows, raster.shortSide() / (double) STEP));
    }

    private static float[] lit(float[] height, int columns, int rows, double size) {
        float[] light = new float[height.length];
        for (int row = 1; row < rows - 1; row++) {
            for (int column = 1; column < columns - 1; column++) {
                int i = row * columns + column;
                double across = (height[i + 1] - height[i - 1]) * size * 0.034;
                double down = (height[i + columns] - height[i - columns]) * size * 0.034;
                double length = Math.sqrt(across * across + down * down + 1);
                light[i] = (float) Noise.clamp(0.10 + (0.50 + across * -0.45 + down * -0.65) / length);
            }
        }
        for (int column = 0; column < columns; column++) {
            light[column] = light[column + columns];
            light[(rows - 1) * columns + column] = light[(rows - 2) * columns + column];
        }
        for (int row = 0; row < rows; row++) {
            light[row * columns] = light[row * columns + 1];
            light[row * columns + columns - 1] = light[row * columns + columns - 2];
        }
        return light;
    }

    private static double sample(Sheet sheet, float[] field, int x, int y) {
        int i = y / STEP * sheet.columns + x / STEP;
        double u = x % STEP / (double) STEP;
        double v = y % STEP / (double) STEP;
        double top = field[i] + (field[i + 1] - field[i]) * u;
        double low = field[i + sheet.columns] + (field[i + sheet.columns + 1] - field[i + sheet.columns]) * u;
        return top + (low - top) * v;
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
