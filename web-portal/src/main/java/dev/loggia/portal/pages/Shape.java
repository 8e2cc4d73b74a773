package dev.loggia.portal.pages;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Width to height, as people say it ("16:9").
 *
 * @param width in the numbers of the name, not in pixels
 * @param height in the numbers of the name, not in pixels
 */
record Shape(int width, int height) {
    static final Shape SQUARE = new Shape(1, 1);
    static final Shape WIDE = new Shape(16, 9);

    /** Those the style sheet knows: a page may carry no inline style, so that a tile's shape is a class. */
    private static final List<Shape> KNOWN = List.of(
            new Shape(21, 9),
            new Shape(2, 1),
            WIDE,
            new Shape(3, 2),
            new Shape(4, 3),
            new Shape(5, 4),
            SQUARE,
            new Shape(4, 5),
            new Shape(3, 4),
            new Shape(2, 3),
            new Shape(9, 16),
            new Shape(1, 2));

    /** Reads "16:9"; anything else is {@code otherwise}. */
    static Shape parse(@Nullable Object text, Shape otherwise) {
        String[] parts = String.valueOf(text).split(":", -1);
        if (parts.length != 2 || !parts[0].matches("[1-9]\\d?") || !parts[1].matches("[1-9]\\d?")) {
            return otherwise;
        }
        return new Shape(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** The known shape nearest to a picture of this size. */
    static Shape nearest(int pixelsWide, int pixelsHigh) {
        double wanted = Math.log((double) Math.max(1, pixelsWide) / Math.max(1, pixelsHigh));
        Shape best = SQUARE;
        for (Shape shape : KNOWN) {
            if (Math.abs(Math.log(shape.ratio()) - wanted) < Math.abs(Math.log(best.ratio()) - wanted)) {
                best = shape;
            }
        }
        return best;
    }

    double ratio() {
        return (double) width / height;
    }

    String cssClass() {
        return "r-" + width + "x" + height;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d:%d", width, height);
    }
}
