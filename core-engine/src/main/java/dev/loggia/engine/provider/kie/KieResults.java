package dev.loggia.engine.provider.kie;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds the result addresses in {@code resultJson}. The usual form is {@code {"resultUrls": [...]}}; some models use other names or
 * put them into {@code resultObject}. Names are tried in order and the first that yields an address wins, so that a watermarked
 * twin or a last frame is never taken for the result.
 */
final class KieResults {
    private static final List<String> NAMES = List.of(
            "resultUrls",
            "result_urls",
            "resultUrl",
            "resultImageUrl",
            "videoUrl",
            "video_url",
            "imageUrl",
            "image_url",
            "urls",
            "url",
            "images",
            "videos",
            "resultObject",
            "resultWaterMarkUrls");
    private static final int MAX_RESULTS = 16;
    private static final int MAX_DEPTH = 4;

    private KieResults() {}

    static List<URI> read(JsonNode resultJson) {
        Set<URI> found = new LinkedHashSet<>();
        collect(resultJson, MAX_DEPTH, found);
        return new ArrayList<>(found).subList(0, Math.min(found.size(), MAX_RESULTS));
    }

    private static void collect(JsonNode node, int depth, Set<URI> found) {
        if (node.isString()) {
            String text = node.stringValue();
            if (depth > 0 && (text.startsWith("{") || text.startsWith("["))) {
                collect(KieJson.embedded(node), depth - 1, found);
            } else {
                Addresses.web(text).ifPresent(found::add);
            }
        } else if (depth > 0 && node.isArray()) {
            node.values().forEach(element -> collect(element, depth - 1, found));
        } else if (depth > 0 && node.isObject()) {
            int before = found.size();
            for (String name : NAMES) {
                collect(node.path(name), depth - 1, found);
                if (found.size() > before) {
                    return;
                }
            }
        }
    }
}
