package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a task costs, from KIE's price page of 2026-06-30. The page's labels are written for people, so a model is led
 * to its group of rows by name and the row is the one whose resolution, seconds, sound and grade fit the input best.
 */
final class Prices {
    private static final BigDecimal UNLISTED_PICTURE = BigDecimal.valueOf(5);
    private static final BigDecimal UNLISTED_FILM = BigDecimal.valueOf(60);
    private static final Map<String, Pattern> FACETS = Map.of(
            "resolution", Pattern.compile("\\b(\\d{3,4}p|1/2k|[1248]k)\\b"),
            "seconds", Pattern.compile("\\b(\\d+)(?:\\.0)?s\\b"),
            "audio", Pattern.compile("\\b(with|without) audio"),
            "video", Pattern.compile("\\b(with|no) video"),
            "kind", Pattern.compile("\\b(text|image|video|reference)[- ]to[- ](image|video)"),
            "grade", Pattern.compile("\\b(turbo|balanced|quality|medium|high)\\b"),
            "tier", Pattern.compile("\\b(standard|pro|master)\\b"));

    private record Row(String label, Map<String, String> facets, BigDecimal credits, String unit) {}

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> groups = new HashMap<>();

    Prices() {
        for (JsonNode row :
                Json.resource(Prices.class, "kie-prices-2026-06-30.json").path("rows")) {
            String label = Json.string(row, "label").toLowerCase(Locale.ROOT);
            rows.add(new Row(label, facets(label), row.path("credits").decimalValue(), Json.string(row, "unit")));
        }
        JsonNode named = Json.resource(Prices.class, "kie-price-groups.json");
        named.propertyNames()
                .forEach(model -> groups.put(model, Json.string(named, model).toLowerCase(Locale.ROOT)));
    }

    BigDecimal credits(Model model, JsonNode input, Size size) {
        String group = groups.keySet().stream()
                .filter(model.id()::startsWith)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse("");
        if (group.isEmpty()) {
            return model.film() ? UNLISTED_FILM : UNLISTED_PICTURE;
        }
        String start = groups.getOrDefault(group, "");
        Map<String, String> asked = asked(model, input);
        Row best = rows.stream()
                .filter(row -> row.label.startsWith(start))
                .reduce((a, b) -> fit(b, asked) > fit(a, asked) ? b : a)
                .orElseThrow(() -> new IllegalStateException("no price row starts with " + start));
        BigDecimal credits = best.credits
                .multiply(times(best.unit, model, input, size))
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        // 100 should not be written 1E+2.
        return credits.scale() < 0 ? credits.setScale(0) : credits;
    }

    private static BigDecimal times(String unit, Model model, JsonNode input, Size size) {
        return switch (unit) {
            case "per second" -> new BigDecimal(seconds(model, input));
            case "per megapixel" -> BigDecimal.valueOf(Math.max(1, Math.round(size.megapixels())));
            case "per image" -> BigDecimal.valueOf(model.results(input));
            default -> BigDecimal.ONE;
        };
    }

    private static double fit(Row row, Map<String, String> asked) {
        double fit = 0;
        for (Map.Entry<String, String> facet : row.facets.entrySet()) {
            String wanted = asked.get(facet.getKey());
            if (wanted == null) {
                fit -= 0.1;
            } else {
                fit += same(facet.getValue(), wanted) ? 2 : -3;
            }
        }
        return fit;
    }

    private static boolean same(String listed, String wanted) {
        return listed.equals(wanted) || (listed.equals("1/2k") && wanted.matches("[12]k"));
    }

    private static Map<String, String> asked(Model model, JsonNode input) {
        Map<String, String> asked =
                facets(model.id().toLowerCase(Locale.ROOT).replace('/', ' ').replace('-', ' '));
        String kind = model.id().replaceAll(".*?(text|image|video|reference)-to-(image|video).*", "$1-to-$2");
        asked.put("kind", kind.contains("-to-") ? kind : "text-to-" + (model.film() ? "video" : "image"));
        String resolution = model.setting(input, "resolution", "image_resolution", "quality");
        String mode = model.setting(input, "mode");
        asked.put(
                "resolution",
                switch (mode) {
                    case "std" -> "720p";
                    case "pro" -> "1080p";
                    case "4K" -> "4k";
                    default -> resolution.toLowerCase(Locale.ROOT);
                });
        asked.put("seconds", seconds(model, input));
        String sound = model.setting(input, "sound", "generate_audio", "audio");
        asked.put("audio", sound.equals("true") ? "with" : "without");
        asked.put("video", input.has("video_urls") || input.has("reference_video_urls") ? "with" : "no");
        String grade = model.setting(input, "rendering_speed", "quality").toLowerCase(Locale.ROOT);
        asked.put("grade", grade.isEmpty() && input.path("enable_pro").asBoolean(false) ? "quality" : grade);
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    private static String seconds(Model model, JsonNode input) {
        String asked = model.setting(input, "duration");
        return asked.matches("[1-9]\\d*(\\.0)?") ? asked.replace(".0", "") : "5";
    }

    private static Map<String, String> facets(String label) {
        Map<String, String> found = new HashMap<>();
        FACETS.forEach((name, pattern) -> {
            Matcher matcher = pattern.matcher(label);
            if (matcher.find()) {
                found.put(name, name.equals("kind") ? matcher.group(1) + "-to-" + matcher.group(2) : matcher.group(1));
            }
        });
        // The page writes "1.0s" where it means nothing.
        found.remove("seconds", "1");
        return found;
    }
}
