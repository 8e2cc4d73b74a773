package dev.loggia.sandbox.art;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The panes of a window: centres on rings around a sun, sorted into square buckets so that a neighbour is near. */
final class Panes {
    private final double size;
    private final int columns;
    private final int rows;
    private final int[][] buckets;
    private double[] xs = new double[1024];
    private double[] ys = new double[1024];
    private float[][] colours = new float[1024][];
    private int count;

    private Panes(Raster raster, double size) {
        this.size = size;
        this.columns = (int) (raster.width / size) + 7;
        this.rows = (int) (raster.height / size) + 7;
        this.buckets = new int[columns * rows][0];
    }

    static Panes cut(Scene scene, Raster raster) {
        SplittableRandom random = scene.random();
        double size = raster.shortSide() / (12.0 + random.nextInt(9));
        double sunX = raster.width * (0.22 + 0.56 * random.nextDouble());
        double sunY = raster.height * (0.20 + 0.5 * random.nextDouble());
        int petals = 6 + random.nextInt(5);
        double loose = 0.04 + random.nextDouble() * 0.30;
        double twist = (random.nextDouble() - 0.5) * 0.24;
        Panes panes = new Panes(raster, size);
        double reach = Math.hypot(raster.width, raster.height) / size + 3;
        panes.add(sunX, sunY, scene.palette().at(1));
        for (int ring = 1; ring < reach; ring++) {
            int around = petals * Math.max(1, (int) Math.round(2 * Math.PI * ring / petals));
            double start = ring % 2 * Math.PI / around + ring * twist / 4 + scene.swing() * 0.04 * (ring % 2 * 2 - 1);
            for (int i = 0; i < around; i++) {
                double angle = start + i * 2 * Math.PI / around + (random.nextDouble() - 0.5) * loose / ring;
                double far = (ring + (random.nextDouble() - 0.5) * loose) * size;
                float[] colour = colour(scene, ring, i * petals / (double) around, random.nextDouble());
                panes.add(sunX + Math.cos(angle) * far, sunY + Math.sin(angle) * far, colour);
            }
        }
        return panes;
    }

    /** A sun, its halo, then rings of sky crossed by petals. */
    private static float[] colour(Scene scene, int ring, double petal, double chance) {
        Palette palette = scene.palette();
        double within = Math.abs(petal - Math.floor(petal) - 0.5) * 2;
        if (ring < 3) {
            return palette.at(0.99 - ring * 0.06 - chance * 0.05);
        }
        double leaf = Math.sin(ring * 0.62 + (scene.seed() & 7)) * 0.5 + 0.5;
        if (within < leaf * 0.8) {
            float[] accent = palette.accent(ring / 5);
            return Palette.mix(accent, palette.at(0.9 - ring * 0.03), 0.12 + chance * 0.25);
        }
        if (chance > 0.965) {
            return palette.accent(ring + 1);
        }
        double tone = 0.80 - ring * 0.042 + 0.12 * Math.cos(ring * 1.3) + (chance - 0.5) * 0.17;
        return palette.at(Math.max(0.16 + chance * 0.1, tone));
    }

    double size() {
        return size;
    }

    double x(int pane) {
        return xs[pane];
    }

    double y(int pane) {
        return ys[pane];
    }

    float[] colour(int pane) {
        return colours[pane];
    }

    void nearest(int x, int y, int[] two) {
        int column = bucket(x);
        int row = bucket(y);
        double first = Double.MAX_VALUE;
        double second = Double.MAX_VALUE;
        for (int r = Math.max(0, row - 2); r <= Math.min(rows - 1, row + 2); r++) {
            for (int c = Math.max(0, column - 2); c <= Math.min(columns - 1, column + 2); c++) {
                for (int i : buckets[r * columns + c]) {
                    double dx = xs[i] - x;
                    double dy = ys[i] - y;
                    double distance = dx * dx + dy * dy;
                    if (distance < first) {
                        second = first;
                        two[1] = two[0];
                        first = distance;
                        two[0] = i;
                    } else if (distance < second) {
                        second = distance;
                        two[1] = i;
                    }
                }
            }
        }
    }

    /** Distance to the line halfway between the two nearest centres. */
    double toEdge(int[] two, int x, int y) {
        double ax = xs[two[0]];
        double ay = ys[two[0]];
        double bx = xs[two[1]];
        double by = ys[two[1]];
        double length = Math.max(1e-6, Math.hypot(bx - ax, by - ay));
        return ((ax + bx) / 2 - x) * (bx - ax) / length + ((ay + by) / 2 - y) * (by - ay) / length;
    }

    private void add(double x, double y, float[] colour) {
        int column = bucket(x);
        int row = bucket(y);
        if (column < 0 || row < 0 || column >= columns || row >= rows) {
            return;
        }
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, count * 2);
            ys = Arrays.copyOf(ys, count * 2);
            colours = Arrays.copyOf(colours, count * 2);
        }
        xs[count] = x;
        ys[count] = y;
        colours[count] = colour;
        int place = row * columns + column;
        buckets[place] = Arrays.copyOf(buckets[place], buckets[place].length + 1);
        buckets[place][buckets[place].length - 1] = count++;
    }

    private int bucket(double place) {
        return (int) Math.floor(place / size) + 3;
    }
}
