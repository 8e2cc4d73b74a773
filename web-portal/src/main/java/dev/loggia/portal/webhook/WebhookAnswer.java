package dev.loggia.portal.webhook;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a provider hears. A provider sends again whatever was not answered by 200. */
enum WebhookAnswer {
    /** Kept, now or before. */
    GENUINE(200),
    /** Not proven to be the provider's; tells nothing else. */
    FORGED(401),
    /** Proven, but it does not say what it should. */
    UNREADABLE(400);

    private final int status;

    WebhookAnswer(int status) {
        this.status = status;
    }

    /** In metrics. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    ResponseEntity<Object> response() {
        return this == GENUINE
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("code", 200, "msg", "success"))
                : ResponseEntity.status(status).build();
    }
}
