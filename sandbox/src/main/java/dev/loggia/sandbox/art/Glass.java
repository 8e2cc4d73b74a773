package dev.loggia.sandbox.art;

/** A rose window: rings of leaded panes around a sun, each pane a little uneven. */
final class Glass implements Style {
    @Override
    public void paint(Scene scene, Raster raster) {
        Panes panes = Panes.cut(scene, raster);
        Noise grain = scene.noise(4);
        float[] lead = Palette.scale(scene.palette().at(0), 0.45);
        double line = panes.size() * 0.045;
        int[] two = new int[2];
        for (int y = 0; y < raster.height; y++) {
            for (int x = 0; x < raster.width; x++) {
                panes.nearest(x, y, two);
                double edge = panes.toEdge(two, x, y);
                float[] colour = panes.colour(two[0]);
                double slant = (x - panes.x(two[0]) + y - panes.y(two[0])) / panes.size();
                double inner = 0.78 + 0.32 * Noise.smooth(0, panes.size() * 0.45, edge);
                double wave = grain.at(x / panes.size() * 2.6 + two[0], y / panes.size() * 0.9) * 0.10;
                double light = inner + wave - slant * 0.12;
                double rim = Noise.smooth(line * 3, line, edge) * Noise.clamp(-slant * 1.5) * 0.30;
                double glass = Noise.smooth(line - 0.9, line + 0.9, edge);
                raster.set(
                        x,
                        y,
                        Noise.lerp(lead[0], colour[0] * light + rim, glass),
                        Noise.lerp(lead[1], colour[1] * light + rim, glass),
                        Noise.lerp(lead[2], colour[2] * light + rim, glass));
            }
        }
    }
}
