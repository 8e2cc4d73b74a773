package dev.loggia.portal.webhook;

import java.util.Locale;
import org.springframework.http.ResponseEntity;

/**
 * What a provider hears, in the words that it expects, and how that is counted. A provider sends again whatever was not answered
 * as it documents.
 */
record WebhookAnswer(Result result, ResponseEntity<Object> response) {

    enum Result {
        /** Kept, now or before. */
        GENUINE,
        /** Not proven to be the provider's; the answer tells nothing else. */
        FORGED,
        /** Proven, but it does not say what it should. */
        UNREADABLE;

        /** In metrics. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Without a body. */
    static WebhookAnswer of(Result result, int status) {
        return new WebhookAnswer(result, ResponseEntity.status(status).build());
    }
}
