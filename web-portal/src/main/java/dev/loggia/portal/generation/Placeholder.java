package dev.loggia.portal.generation;

import dev.loggia.portal.page.AspectRatio;
import java.util.Locale;

/**
 * The empty frame shown while a picture is made: an arch in the shape that was asked for, filling with light. Numbers for
 * SVG attributes, because a page may carry no inline style.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param niche the arch in it
 */
record Placeholder(String width, String height, Niche niche) {
    private static final double LONG_SIDE = 100;

    static Placeholder of(AspectRatio shape) {
        double width = shape.ratio() >= 1 ? LONG_SIDE : LONG_SIDE * shape.ratio();
        double height = shape.ratio() >= 1 ? LONG_SIDE / shape.ratio() : LONG_SIDE;
        double radius = Math.min(width * 0.3, height * 0.24);
        double bottom = height * 0.86;
        double top = height * 0.16;
        String path = "M%s %sV%sa%s %s 0 0 1 %s 0V%sz"
                .formatted(
                        number(width / 2 - radius),
                        number(bottom),
                        number(top + radius),
                        number(radius),
                        number(radius),
                        number(2 * radius),
                        number(bottom));
        return new Placeholder(number(width), number(height), new Niche(path, top, bottom));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** @param path the arch as SVG path data; @param top of the arch; @param bottom of the arch */
    record Niche(String path, double top, double bottom) {

        /** Where the light begins at {@code percent}; a glimmer is always there. */
        public String level(int percent) {
            return number(bottom - (bottom - top) * (25 + 0.75 * percent) / 100);
        }
    }
}
