package dev.loggia.sandbox.art;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Broad ribbons that follow one wind and never touch, on pale paper. */
final class Ribbons implements Style {
    private static final int FIELD = 160;

    @Override
    public void paint(Scene scene, Raster raster) {
        SplittableRandom random = scene.random();
        boolean dark = random.nextInt(3) == 0;
        ground(scene, raster, dark);
        Noise wind = scene.noise(2);
        double turn = random.nextDouble() * Math.PI * 2;
        double curl = 0.7 + random.nextDouble() * 0.9;
        boolean[] taken = new boolean[FIELD * FIELD];
        Graphics2D pen = raster.pen();
        for (int i = 0; i < 900; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            double girth = i < 40 ? 0.045 : i < 160 ? 0.028 : i < 420 ? 0.016 : 0.008;
            double chance = random.nextDouble();
            double reach = 0.25 + random.nextDouble() * 0.7;
            double tone = 0.12 + 0.72 * Noise.clamp(0.5 + wind.sum(x * 1.7 + 9, y * 1.7, 2) * 1.3);
            ribbon(scene, raster, pen, wind, taken, new double[] {x, y, girth, chance, reach, tone, turn, curl}, dark);
        }
        pen.dispose();
    }

    private static void ground(Scene scene, Raster raster, boolean dark) {
        Noise paper = scene.noise(7);
        float[] near = scene.palette().at(dark ? 0.02 : 1);
        float[] far = scene.palette().at(dark ? 0.14 : 0.9);
        for (int y = 0; y < raster.height; y++) {
            for (int x = 0; x < raster.width; x++) {
                double fade = 0.25 * y / raster.height + ((x & 3) == 0 ? 0.02 * paper.at(x * 0.11, y * 0.13) : 0);
                raster.set(x, y, Palette.mix(near, far, fade));
            }
        }
    }

    private static void ribbon(
            Scene scene, Raster raster, Graphics2D pen, Noise wind, boolean[] taken, double[] plan, boolean dark) {
        double girth = plan[2];
        double step = 0.006;
        int most = (int) (plan[4] / step);
        double side = raster.shortSide();
        double[] xs = new double[most];
        double[] ys = new double[most];
        double x = plan[0];
        double y = plan[1];
        int length = 0;
        while (length < most && free(taken, x, y, girth)) {
            xs[length] = x;
            ys[length] = y;
            length++;
            double angle = plan[6] + wind.sum(x * plan[7], y * plan[7], 2) * Math.PI * 2.6;
            x += Math.cos(angle) * step * side / raster.width;
            y += Math.sin(angle) * step * side / raster.height;
        }
        if (length * step < girth * 2.2) {
            return;
        }
        for (int i = 0; i < length; i++) {
            take(taken, xs[i], ys[i], girth);
        }
        // A film moves the whole cloth, after the places were settled, so that no ribbon appears or vanishes.
        Path2D path = new Path2D.Double();
        for (int i = 0; i < length; i++) {
            double sway = wind.at(xs[i] * 2 + 40, ys[i] * 2) * 0.022;
            double px = (xs[i] + sway * scene.swing()) * raster.width;
            double py = (ys[i] + sway * scene.lift()) * raster.height;
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        float[] colour = scene.palette().pick(dark ? plan[5] + 0.2 : plan[5], plan[3]);
        double width = girth * side * 0.86;
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(Raster.ink(colour, 1));
        pen.draw(path);
        if (girth > 0.012) {
            pen.setStroke(new BasicStroke((float) (width * 0.16), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.setColor(Raster.ink(Palette.mix(colour, scene.palette().at(1), 0.55), 0.55));
            pen.draw(path);
        }
    }

    private static boolean free(boolean[] taken, double x, double y, double girth) {
        if (x < -0.03 || y < -0.03 || x > 1.03 || y > 1.03) {
            return false;
        }
        int reach = (int) Math.ceil(girth * 0.5 * FIELD);
        int cx = (int) (x * FIELD);
        int cy = (int) (y * FIELD);
        for (int row = Math.max(0, cy - reach); row <= Math.min(FIELD - 1, cy + reach); row++) {
            for (int column = Math.max(0, cx - reach); column <= Math.min(FIELD - 1, cx + reach); column++) {
                if (taken[row * FIELD + column]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void take(boolean[] taken, double x, double y, double girth) {
        int reach = (int) Math.floor(girth * 0.5 * FIELD);
        int cx = (int) (x * FIELD);
        int cy = (int) (y * FIELD);
        for (int row = Math.max(0, cy - reach); row <= Math.min(FIELD - 1, cy + reach); row++) {
            for (int column = Math.max(0, cx - reach); column <= Math.min(FIELD - 1, cx + reach); column++) {
                taken[row * FIELD + column] = true;
            }
        }
    }
}
