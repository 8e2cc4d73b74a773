package dev.loggia.telegram.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loggia.telegram.wire.TelegramProperties;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Telegram calls with an update (core.telegram.org/bots/api, setWebhook). Who does not have the secret learns nothing, and
 * their body is not read. What Telegram sends but the library cannot read is taken all the same: Telegram would send it
 * again until then, and nothing behind it.
 */
@RestController("telegramWebhookController")
@ConditionalOnProperty(name = "loggia.telegram.webhook", havingValue = "true")
class WebhookController {
    static final String PATH = "/webhooks/telegram";
    static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private static final int CHUNK = 8192;
    private static final Duration SLOWEST = Duration.ofSeconds(10);

    private final WebhookSecret secret;
    private final Consumer<Update> reception;
    private final long most;
    private final MeterRegistry meters;
    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    WebhookController(WebhookSecret secret, Reception reception, TelegramProperties properties, MeterRegistry meters) {
        this(secret, reception::accept, properties.maxUpdate().toBytes(), meters);
    }

    /** @param most bytes of an update */
    WebhookController(WebhookSecret secret, Consumer<Update> reception, long most, MeterRegistry meters) {
        this.secret = secret;
        this.reception = reception;
        this.most = most;
        this.meters = meters;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> called(HttpServletRequest request) {
        if (!secret.is(request.getHeader(SECRET_HEADER))) {
            return answer(401, "forged");
        }
        try {
            byte[] body = request.getContentLengthLong() > most ? null : read(request.getInputStream());
            if (body == null) {
                return answer(413, "too_large");
            }
            JsonNode update = json.readTree(body);
            if (!update.path("update_id").isInt()) {
                return answer(400, "unreadable");
            }
            return take(update);
        } catch (IOException e) {
            return answer(400, "unreadable");
        }
    }

    private ResponseEntity<Void> take(JsonNode update) {
        try {
            reception.accept(json.treeToValue(update, Update.class));
            return answer(200, "genuine");
        } catch (JsonProcessingException e) {
            return answer(200, "unknown");
        }
    }

    /** Null when it is too long or takes too long. */
    private byte @org.jspecify.annotations.Nullable [] read(InputStream in) throws IOException {
        long deadline = System.nanoTime() + SLOWEST.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > most || System.nanoTime() - deadline > 0) {
                return null;
            }
        }
        return body.toByteArray();
    }

    private ResponseEntity<Void> answer(int status, String result) {
        meters.counter("loggia.webhook.calls", "provider", "telegram", "result", result)
                .increment();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == 413) {
            // The rest of the body is not waited for.
            answer.header("Connection", "close");
        }
        return answer.build();
    }
}
