package dev.loggia.sandbox.art;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.SplittableRandom;

/** A great banded planet, its moons on thin orbits, dust and stars behind. */
final class Orbits implements Style {
    @Override
    public void paint(Scene scene, Raster raster) {
        SplittableRandom random = scene.random();
        sky(scene, raster);
        Stars.scatter(scene, raster, 0.9, 1.0);
        double side = raster.shortSide();
        double x = raster.width * (0.30 + 0.40 * random.nextDouble());
        double y = raster.height * (0.34 + 0.32 * random.nextDouble());
        double radius = side * (0.17 + 0.13 * random.nextDouble());
        double tilt = (random.nextDouble() - 0.5) * 1.1;
        double squash = 0.22 + random.nextDouble() * 0.25;
        double light = Math.PI * (1.1 + 0.5 * random.nextDouble());
        halo(scene, raster, x, y, radius);
        boolean ringed = random.nextBoolean();
        rings(scene, raster, x, y, radius, tilt, squash, ringed, false);
        Sphere.paint(scene, raster, new Sphere(x, y, radius, light, tilt, 1));
        rings(scene, raster, x, y, radius, tilt, squash, ringed, true);
        int moons = 3 + random.nextInt(4);
        for (int i = 0; i < moons; i++) {
            double far = radius * (1.9 + i * 0.55 + random.nextDouble() * 0.2);
            double turn = random.nextDouble() * Math.PI * 2 + scene.swing() * 0.6;
            double px = Math.cos(turn) * far;
            double py = Math.sin(turn) * far * squash;
            double mx = x + px * Math.cos(tilt) - py * Math.sin(tilt);
            double my = y + px * Math.sin(tilt) + py * Math.cos(tilt);
            double size = radius * (0.05 + 0.11 * random.nextDouble());
            Sphere.paint(scene, raster, new Sphere(mx, my, size, light, tilt, i + 2));
        }
    }

    private static void sky(Scene scene, Raster raster) {
        Noise dust = scene.noise(8);
        double unit = 1.7 / raster.shortSide();
        float[] accent = scene.palette().accent(1);
        for (int y = 0; y < raster.height; y++) {
            double cloud = 0;
            double next = 0;
            double tint = 0;
            for (int x = 0; x < raster.width; x++) {
                if ((x & 3) == 0) {
                    double bend = dust.sum(x * unit, y * unit, 2);
                    cloud = x == 0 ? cloud(dust, x, y, unit, bend) : next;
                    next = cloud(dust, x + 4, y, unit, dust.sum((x + 4) * unit, y * unit, 2));
                    tint = Noise.clamp(bend * 1.4) * 0.35;
                }
                double depth = cloud + (next - cloud) * (x & 3) / 4;
                raster.set(x, y, Palette.mix(scene.palette().at(0.01 + depth * 0.42), accent, tint * depth));
            }
        }
    }

    private static double cloud(Noise dust, int x, int y, double unit, double bend) {
        double value = dust.sum(x * unit * 1.2 + bend * 1.6 + 4, y * unit * 1.2 - bend + 2, 4);
        return Noise.smooth(-0.15, 0.75, value);
    }

    private static void halo(Scene scene, Raster raster, double x, double y, double radius) {
        float[] colour = scene.palette().at(0.72);
        int reach = (int) (radius * 2.4);
        for (int py = (int) y - reach; py <= y + reach; py++) {
            for (int px = (int) x - reach; px <= x + reach; px++) {
                double far = Math.hypot(px - x, py - y) / radius;
                double fade = Noise.clamp((2.4 - far) / 1.4);
                raster.glow(px, py, colour, 0.34 * fade * fade * fade);
            }
        }
    }

    private static void rings(
            Scene scene,
            Raster raster,
            double x,
            double y,
            double radius,
            double tilt,
            double squash,
            boolean ringed,
            boolean front) {
        Graphics2D pen = raster.pen();
        pen.rotate(tilt, x, y);
        // The half in front of the planet is drawn after it, the other half before.
        pen.clip(new java.awt.geom.Rectangle2D.Double(
                x - radius * 9, front ? y : y - radius * 9, radius * 18, radius * 9));
        Noise grain = scene.noise(9);
        int lines = ringed ? 46 : 0;
        for (int i = 0; i < lines; i++) {
            double far = radius * (1.28 + i * 0.0125);
            double alpha = 0.16 + 0.6 * Noise.clamp(0.35 + grain.at(i * 0.31, 0.5));
            pen.setColor(Raster.ink(scene.palette().at(0.55 + 0.4 * grain.at(i * 0.17, 7)), alpha));
            ellipse(pen, x, y, far, squash, radius * 0.011);
        }
        for (int i = 0; i < 7; i++) {
            pen.setColor(Raster.ink(
                    i % 3 == 1 ? scene.palette().accent(i) : scene.palette().at(0.9), 0.42 - i * 0.04));
            ellipse(pen, x, y, radius * (2.0 + i * 0.55), squash, Math.max(0.8, radius * 0.007));
        }
        pen.dispose();
    }

    private static void ellipse(Graphics2D pen, double x, double y, double far, double squash, double line) {
        pen.setStroke(new BasicStroke((float) line));
        pen.draw(new Ellipse2D.Double(x - far, y - far * squash, far * 2, far * 2 * squash));
    }
}
