package dev.loggia.sandbox.kie;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One model of the market: its id and the fields of its input. */
record Model(String id, List<Field> fields) {
    private static final Pattern FILM = Pattern.compile("video|r2v|seedance|kling|hailuo|happyhorse|pixverse|minimax"
            + "|omnihuman|infinitalk|volcengine|bytedance/v1-|animate|extend|grok-imagine/upscale");

    boolean film() {
        return FILM.matcher(id).find();
    }

    /** Sound and text come out of these: nothing the stand-in can draw. */
    boolean drawable() {
        return !id.startsWith("elevenlabs/")
                && !id.contains("tts")
                && !id.contains("detection")
                && !id.contains("identification");
    }

    /** The first thing wrong with an input. Unknown fields are ignored, as KIE does. */
    Optional<String> complaint(JsonNode input) {
        return fields.stream()
                .map(field -> field.complaint(input.path(field.name())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The value asked for, or the model's default. */
    String setting(JsonNode input, String... names) {
        for (String name : names) {
            if (input.path(name).isValueNode() && !input.path(name).isNull()) {
                return input.path(name).asString();
            }
        }
        for (String name : names) {
            for (Field field : fields) {
                if (field.name().equals(name) && field.rules().path("default").isValueNode()) {
                    return field.rules().path("default").asString();
                }
            }
        }
        return "";
    }

    /** How many results one task has. */
    int results(JsonNode input) {
        if (id.equals("grok-imagine/text-to-image")) {
            return input.path("enable_pro").asBoolean(false) ? 4 : 6;
        }
        String asked = setting(input, "max_images", "num_images", "n");
        return asked.matches("[1-9]\\d?(\\.0)?") ? Math.min(12, (int) Double.parseDouble(asked)) : 1;
    }
}
