package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An inline query that a person typed, and the results that the bot offered. */
public final class Asked {
    private final World world;
    private final Queries.Question question;

    Asked(World world, Queries.Question question) {
        this.world = world;
        this.question = question;
    }

    /**
     * One result.
     *
     * @param type article, photo, video, gif, mpeg4_gif or document
     * @param fileId a cached file's; "" for others
     * @param json the whole result as the bot wrote it
     */
    public record Result(String id, String type, String title, String caption, String fileId, String json) {}

    /**
     * All that the bot answered.
     *
     * @param personal whether it is for this person alone
     * @param nextOffset what the next page asks with; "" at the end
     * @param button the text of the button above the results; "" when there is none
     */
    public record Answer(List<Result> results, boolean personal, String nextOffset, int cacheSeconds, String button) {
        public Answer {
            results = List.copyOf(results);
        }
    }

    public String queryId() {
        return question.id;
    }

    /** Empty until the bot answers. */
    public Optional<Answer> answer() {
        synchronized (world) {
            ObjectNode given = question.answer;
            return given == null ? Optional.empty() : Optional.of(read(given));
        }
    }

    private static Answer read(ObjectNode given) {
        List<Result> results = new ArrayList<>();
        for (JsonNode result : given.path("results")) {
            String file = result.properties().stream()
                    .filter(field -> field.getKey().endsWith("_file_id"))
                    .map(field -> field.getValue().asString(""))
                    .findFirst()
                    .orElse("");
            results.add(new Result(
                    Json.string(result, "id"),
                    Json.string(result, "type"),
                    Json.string(result, "title"),
                    Json.string(result, "caption"),
                    file,
                    Json.text(result)));
        }
        JsonNode button =
                given.path("button").isString() ? Json.read(given.path("button").stringValue()) : given.path("button");
        return new Answer(
                results,
                Json.string(given, "is_personal").equals("true"),
                Json.string(given, "next_offset"),
                given.path("cache_time").asInt(300),
                Json.string(button, "text"));
    }
}
