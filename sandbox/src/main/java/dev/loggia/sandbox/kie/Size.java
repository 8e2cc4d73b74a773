package dev.loggia.sandbox.kie;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How large a result is: the aspect ratio asked for under any of KIE's names, at the resolution asked for. */
record Size(int width, int height) {
    private static final Pattern RATIO = Pattern.compile("(\\d{1,2})[:_x](\\d{1,2})");
    private static final int LONGEST = 2048;

    static Size of(Model model, JsonNode input, int side) {
        double ratio = ratio(model, input);
        double area = model.film() ? film(side) : (double) side * side * grow(model, input);
        double width = Math.sqrt(area * ratio);
        double height = width / ratio;
        double shrink = Math.min(1, LONGEST / Math.max(width, height));
        return new Size(even(width * shrink), even(height * shrink));
    }

    double megapixels() {
        return width * (double) height / (1024 * 1024);
    }

    private static double film(int side) {
        double wide = side * 0.625;
        return wide * wide * 9 / 16;
    }

    /** 2K and 4K are drawn larger, but not as large as they say: the stand-in should stay quick. */
    private static double grow(Model model, JsonNode input) {
        String asked = model.setting(input, "resolution", "image_resolution", "quality", "size");
        return switch (asked) {
            case "4K", "ultra" -> 4;
            case "2K", "1.5K" -> 2.25;
            default -> 1;
        };
    }

    private static double ratio(Model model, JsonNode input) {
        for (String name : new String[] {"aspect_ratio", "image_size", "size", "ratio", "aspectRatio"}) {
            String asked = model.setting(input, name);
            Matcher numbers = RATIO.matcher(asked);
            if (numbers.find()) {
                double ratio = Double.parseDouble(numbers.group(1)) / Double.parseDouble(numbers.group(2));
                boolean upright = asked.startsWith("portrait") && ratio > 1;
                return Math.max(0.1, Math.min(10, upright ? 1 / ratio : ratio));
            }
            if (asked.startsWith("square")) {
                return 1;
            }
        }
        return model.film() ? 16.0 / 9 : 1;
    }

    private static int even(double value) {
        return Math.max(32, (int) Math.round(value / 2) * 2);
    }
}
