package dev.loggia.sandbox.art;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** A dark edge of firs in front, higher at the sides so that the middle stays open. */
final class Wood {
    private Wood() {}

    static void paint(Scene scene, Raster raster, boolean dark) {
        SplittableRandom random = new SplittableRandom(scene.seed() ^ 0xF1F5L);
        Graphics2D pen = raster.pen();
        Noise ground = scene.noise(70);
        double side = raster.shortSide();
        float[] near = Palette.scale(scene.palette().at(0.01), dark ? 0.55 : 0.8);
        float[] far = scene.palette().at(dark ? 0.05 : 0.12);
        for (int row = 0; row < 2; row++) {
            pen.setColor(Raster.ink(row == 0 ? far : near, 1));
            Path2D floor = new Path2D.Double();
            floor.moveTo(0, raster.height);
            for (int x = 0; x <= raster.width + 8; x += 8) {
                floor.lineTo(x, soil(ground, raster, x, row));
            }
            floor.lineTo(raster.width + 8.0, raster.height);
            pen.fill(floor);
            double x = -side * 0.02;
            while (x < raster.width + side * 0.02) {
                double edge = Math.abs(x / raster.width - 0.5) * 2;
                double tall = side * (0.05 + 0.19 * edge * edge + 0.05 * random.nextDouble()) * (row == 0 ? 0.75 : 1);
                double bend = scene.swing() * tall * 0.012;
                fir(pen, x, soil(ground, raster, x, row) + side * 0.01, tall, bend, random);
                x += tall * (0.16 + 0.30 * random.nextDouble()) + side * 0.004;
            }
        }
        pen.dispose();
    }

    private static double soil(Noise ground, Raster raster, double x, int row) {
        double edge = Math.abs(x / raster.width - 0.5) * 2;
        double rise = 0.035 + 0.035 * edge * edge + 0.02 * ground.sum(x / raster.shortSide() * 2.5, row * 9, 3);
        return raster.height - raster.shortSide() * (rise + (row == 0 ? 0.03 : 0));
    }

    private static void fir(Graphics2D pen, double x, double foot, double tall, double bend, SplittableRandom random) {
        int tiers = 6 + random.nextInt(4);
        double broad = tall * (0.15 + 0.05 * random.nextDouble());
        Path2D tree = new Path2D.Double();
        tree.moveTo(x + bend, foot - tall);
        for (int i = 1; i <= tiers; i++) {
            double down = i / (double) tiers;
            double reach = broad * Math.pow(down, 0.85) * (0.82 + 0.3 * random.nextDouble());
            tree.lineTo(x + reach + bend * (1 - down), foot - tall * (1 - down * 0.93));
            tree.lineTo(x + reach * 0.45 + bend * (1 - down), foot - tall * (1 - down * 0.93) - tall * 0.012);
        }
        tree.lineTo(x + tall * 0.012, foot - tall * 0.06);
        tree.lineTo(x + tall * 0.012, foot);
        tree.lineTo(x - tall * 0.012, foot);
        tree.lineTo(x - tall * 0.012, foot - tall * 0.06);
        for (int i = tiers; i >= 1; i--) {
            double down = i / (double) tiers;
            double reach = broad * Math.pow(down, 0.85) * (0.82 + 0.3 * random.nextDouble());
            tree.lineTo(x - reach * 0.45 + bend * (1 - down), foot - tall * (1 - down * 0.93) - tall * 0.012);
            tree.lineTo(x - reach + bend * (1 - down), foot - tall * (1 - down * 0.93));
        }
        tree.closePath();
        pen.fill(tree);
    }
}
