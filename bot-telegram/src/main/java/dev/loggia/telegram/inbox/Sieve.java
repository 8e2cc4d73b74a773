package dev.loggia.telegram.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Replaces updates that the library cannot read by their bare number. Without it, one message of a kind that came after the
 * library would be asked for again and again, and nothing behind it would ever arrive.
 */
final class Sieve implements Interceptor {
    private static final Logger log = LoggerFactory.getLogger(Sieve.class);

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        if (!response.isSuccessful() || body == null) {
            return response;
        }
        okhttp3.MediaType type = body.contentType();
        return response.newBuilder()
                .body(ResponseBody.create(sifted(body.string()), type))
                .build();
    }

    String sifted(String answer) {
        try {
            JsonNode whole = json.readTree(answer);
            return whole.path("result") instanceof ArrayNode updates && sift(updates)
                    ? json.writeValueAsString(whole)
                    : answer;
        } catch (JsonProcessingException e) {
            return answer; // no JSON at all: the library says so and asks again
        }
    }

    private boolean sift(ArrayNode updates) {
        boolean changed = false;
        for (int i = 0; i < updates.size(); i++) {
            JsonNode update = updates.get(i);
            if (!readable(update) && update.path("update_id").isInt()) {
                log.warn("An update cannot be read, and is left out");
                ObjectNode bare = json.createObjectNode();
                bare.set("update_id", update.get("update_id"));
                updates.set(i, bare);
                changed = true;
            }
        }
        return changed;
    }

    private boolean readable(JsonNode update) {
        try {
            json.treeToValue(update, Update.class);
            return true;
        } catch (JsonProcessingException | RuntimeException e) {
            return false;
        }
    }
}
