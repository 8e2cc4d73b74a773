package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Bytes to {@link StrictJson} records. What it says about a bad body names fields, never their values. */
final class StrictJsonReader {
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MAX_DEPTH = 8;

    private final JsonMapper mapper;

    StrictJsonReader(long maxBytes) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength((int) maxBytes)
                        .maxNameLength(200)
                        .maxNumberLength(100)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual, it -> it.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    <T> T read(byte[] body, Class<T> type) {
        String text = decode(body);
        if (text.isBlank()) {
            throw invalid("The body is empty. Send one JSON object.");
        }
        try {
            T read = mapper.readValue(text, type);
            if (read == null) {
                throw invalid("The body must be one JSON object.");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw invalid("The field " + shown(e.getPropertyName()) + " is not known here.");
        } catch (StreamReadException e) {
            throw invalid(
                    e.getOriginalMessage().startsWith("Duplicate")
                            ? "A field appears twice."
                            : "The body is not valid JSON, or is nested or numbered beyond reason.");
        } catch (JacksonException e) {
            throw invalid(wrongType(e.getPath()));
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("The body is not valid UTF-8.");
        }
    }

    private static String wrongType(List<JacksonException.Reference> path) {
        if (path.isEmpty() || path.get(0).getPropertyName() == null) {
            return "The body must be one JSON object with nothing behind it.";
        }
        return "The field " + shown(path.get(0).getPropertyName()) + " has the wrong type.";
    }

    private static String shown(String name) {
        return SHOWABLE.matcher(name).matches() ? name : "with an unusual name";
    }

    private static RuntimeException invalid(String sentence) {
        return Problem.of(ProblemType.INVALID_REQUEST, sentence + " Nothing was accepted.")
                .thrown();
    }
}
