package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A request's JSON and its files by their number, whichever way they came. */
record Body(JsonNode json, Map<Integer, Upload> files) {
    static final Body NONE = new Body(MissingNode.getInstance(), Map.of());

    static Body read(String contentType, byte[] bytes) {
        if (!contentType.startsWith("multipart/form-data")) {
            return new Body(Json.read(new String(bytes, StandardCharsets.UTF_8)), Map.of());
        }
        JsonNode json = Json.object();
        Map<Integer, Upload> files = new LinkedHashMap<>();
        for (Multipart.Part part : Multipart.parts(contentType, bytes)) {
            if (part.name().equals("payload_json")) {
                json = Json.read(new String(part.bytes(), StandardCharsets.UTF_8));
            } else if (!part.file().isEmpty()) {
                String type = Upload.typeOf(part.file(), part.type());
                files.put(number(part.name(), files.size()), new Upload(part.file(), type, part.bytes()));
            }
        }
        return new Body(json, files);
    }

    /** {@code files[n]}; the older {@code file} and {@code filen} too. */
    private static int number(String name, int otherwise) {
        String digits = name.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 4 ? otherwise : Integer.parseInt(digits);
    }

    Body data() {
        return new Body(json.path("data"), files);
    }

    List<String> fileNames() {
        return files.values().stream().map(Upload::name).toList();
    }
}
