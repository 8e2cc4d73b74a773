package dev.loggia.engine.provider.kie;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON from the provider: bounded in depth and size, never trusted, and unknown fields do not matter. */
final class KieJson {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TASK_ID = 128;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(64)
                            .maxTokenCount(200_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private KieJson() {}

    static String write(Map<String, Object> body) {
        return MAPPER.writeValueAsString(body);
    }

    /** The object in these bytes, empty when they hold anything else. */
    static Optional<JsonNode> readObject(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readTree(bytes)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * What a field holds that KIE writes as JSON inside a string, sometimes as a string inside that string, and sometimes plainly.
     * A missing node when it cannot be read.
     */
    static JsonNode embedded(JsonNode field) {
        JsonNode node = field;
        for (int layer = 0; layer < 2 && node.isString(); layer++) {
            try {
                node = MAPPER.readTree(node.stringValue());
            } catch (JacksonException e) {
                return MAPPER.missingNode();
            }
        }
        return node;
    }

    /** A task id that can be stored and put into a query, or null. */
    static @Nullable String taskId(JsonNode field) {
        if (!field.isString()) {
            return null;
        }
        String id = field.stringValue();
        boolean usable =
                !id.isEmpty() && id.length() <= MAX_TASK_ID && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return usable ? id : null;
    }
}
