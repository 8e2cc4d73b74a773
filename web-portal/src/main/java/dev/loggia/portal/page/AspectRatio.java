package dev.loggia.portal.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Width to height, as people say it ("16:9").
 *
 * @param width in the numbers of the name, not in pixels
 * @param height in the numbers of the name, not in pixels
 */
public record AspectRatio(int width, int height) {
    public static final AspectRatio SQUARE = new AspectRatio(1, 1);
    public static final AspectRatio WIDE = new AspectRatio(16, 9);

    /** Those the style sheet knows: a page may carry no inline style, so that a tile's shape is a class. */
    private static final List<AspectRatio> KNOWN = List.of(
            new AspectRatio(21, 9),
            new AspectRatio(2, 1),
            WIDE,
            new AspectRatio(3, 2),
            new AspectRatio(4, 3),
            new AspectRatio(5, 4),
            SQUARE,
            new AspectRatio(4, 5),
            new AspectRatio(3, 4),
            new AspectRatio(2, 3),
            new AspectRatio(9, 16),
            new AspectRatio(1, 2));

    /** Reads "16:9"; anything else is {@code otherwise}. */
    public static AspectRatio parse(@Nullable Object text, AspectRatio otherwise) {
        String[] parts = String.valueOf(text).split(":", -1);
        if (parts.length != 2 || !parts[0].matches("[1-9]\\d?") || !parts[1].matches("[1-9]\\d?")) {
            return otherwise;
        }
        return new AspectRatio(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** The known shape nearest to a picture of this size. */
    public static AspectRatio nearest(int pixelsWide, int pixelsHigh) {
        double wanted = Math.log((double) Math.max(1, pixelsWide) / Math.max(1, pixelsHigh));
        AspectRatio best = SQUARE;
        for (AspectRatio shape : KNOWN) {
            if (Math.abs(Math.log(shape.ratio()) - wanted) < Math.abs(Math.log(best.ratio()) - wanted)) {
                best = shape;
            }
        }
        return best;
    }

    public double ratio() {
        return (double) width / height;
    }

    public String cssClass() {
        return "r-" + width + "x" + height;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d:%d", width, height);
    }
}
