package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions with a short life: a pressed button, an inline query, a checkout. Guarded by the world's monitor. */
final class Queries {
    private static final String TOO_OLD = "query is too old and response timeout expired or query ID is invalid";
    private static final int MOST_RESULTS = 50;
    private static final int LONGEST_ANSWER = 200;
    private static final int LONGEST_ID = 64;

    private final World world;
    private final Shelf shelf;
    private final Map<String, Question> questions = new LinkedHashMap<>();

    /** One question and, once given, its answer. */
    static final class Question {
        final String id;
        final String kind;
        final Instant until;
        final Consumer<ObjectNode> then;

        @Nullable
        ObjectNode answer;

        Question(String id, String kind, Instant until, Consumer<ObjectNode> then) {
            this.id = id;
            this.kind = kind;
            this.until = until;
            this.then = then;
        }
    }

    Queries(World world, Shelf shelf) {
        this.world = world;
        this.shelf = shelf;
    }

    Question ask(String kind) {
        return ask(kind, world.options.queryLife(), answer -> {});
    }

    /** Asks, and does something with the answer under the world's monitor. */
    Question ask(String kind, Duration life, Consumer<ObjectNode> then) {
        long number = ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE);
        Question question =
                new Question(Long.toString(number), kind, world.now().plus(life), then);
        questions.put(question.id, question);
        return question;
    }

    JsonNode answerCallback(Args args) {
        if (args.text("text").length() > LONGEST_ANSWER) {
            throw Refusal.bad("MESSAGE_TOO_LONG");
        }
        return answer("callback", args.text("callback_query_id"), args);
    }

    JsonNode answerCheckout(Args args) {
        if (!args.flag("ok") && args.text("error_message").isEmpty()) {
            throw Refusal.bad("error message must be non-empty");
        }
        return answer("checkout", args.text("pre_checkout_query_id"), args);
    }

    JsonNode answerInline(Args args) {
        JsonNode results = args.json("results");
        if (!results.isArray()) {
            throw Refusal.bad("expected an Array of InlineQueryResult");
        }
        if (results.size() > MOST_RESULTS) {
            throw Refusal.bad("RESULTS_TOO_MUCH");
        }
        if (args.text("next_offset").getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
            throw Refusal.bad("NEXT_OFFSET_INVALID");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode result : results) {
            check(result, ids);
        }
        ObjectNode parsed = args.fields().deepCopy();
        parsed.set("results", results);
        return answer("inline", args.text("inline_query_id"), new Args(parsed, args.files()));
    }

    private void check(JsonNode result, Set<String> ids) {
        String id = Json.string(result, "id");
        int length = id.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > LONGEST_ID) {
            throw Refusal.bad("RESULT_ID_INVALID");
        }
        if (!ids.add(id)) {
            throw Refusal.bad("RESULT_ID_DUPLICATE");
        }
        boolean unknown = result.properties().stream()
                .filter(field -> field.getKey().endsWith("_file_id"))
                .anyMatch(field -> shelf.find(field.getValue().asString("")).isEmpty());
        if (unknown) {
            throw Refusal.bad("wrong file identifier/HTTP URL specified");
        }
        Formatted.written(
                Json.string(result, "caption"), Json.string(result, "parse_mode"), result.path("caption_entities"));
        Args keyboard = new Args(Json.object(), Map.of());
        if (result.has("reply_markup")) {
            keyboard.fields().set("reply_markup", result.path("reply_markup"));
        }
        Keyboards.read(keyboard);
    }

    private JsonNode answer(String kind, String id, Args args) {
        synchronized (world) {
            Question question = questions.get(id);
            if (question == null || !question.kind.equals(kind) || question.until.isBefore(world.now())) {
                throw Refusal.bad(TOO_OLD);
            }
            if (question.answer == null) {
                ObjectNode answer = args.fields().deepCopy();
                question.answer = answer;
                question.then.accept(answer);
                world.changed();
            }
            return Json.MAPPER.valueToTree(true);
        }
    }
}
