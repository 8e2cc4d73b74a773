package dev.loggia.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loggia.sandbox.telegram.Person;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Updates that no person could cause, or not again. */
final class Updates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Updates() {}

    static Update read(String json) {
        try {
            return JSON.readValue(json, Update.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A press of a button with this data, as nobody's app would send it. */
    static Update press(Person by, String data) {
        return read("""
                {"update_id": 77, "callback_query": {"id": "4242", "chat_instance": "1", "data": "%s",
                 "from": {"id": %d, "is_bot": false, "first_name": "Ada", "language_code": "en"},
                 "message": {"message_id": 1, "date": 1790000000, "text": "x",
                             "chat": {"id": %d, "type": "private", "first_name": "Ada"}}}}""".formatted(data, by.id(), by.id()));
    }

    /** The same update once more, as a restarted node would be given it. */
    static Update again(int update, Person by) {
        return read("""
                {"update_id": %d, "message": {"message_id": 1, "date": 1790000000, "text": "/imagine a boat",
                 "from": {"id": %d, "is_bot": false, "first_name": "Ada", "language_code": "en"},
                 "chat": {"id": %d, "type": "private", "first_name": "Ada"}}}""".formatted(update, by.id(), by.id()));
    }
}
