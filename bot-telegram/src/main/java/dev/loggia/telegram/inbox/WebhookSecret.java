package dev.loggia.telegram.inbox;

import dev.loggia.engine.platform.DerivedKey;
import dev.loggia.engine.platform.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What Telegram sends along with each update so that we know it is Telegram: derived from the installation's secret and the bot,
 * so that all nodes know it and nobody has to keep it.
 */
final class WebhookSecret {
    private static final String LABEL = "loggia telegram webhook 1 ";

    private final DerivedKey key;

    WebhookSecret(Secrets secrets, long bot) {
        this.key = secrets.derive(LABEL + bot);
    }

    /** 43 of the characters that Telegram allows. */
    String value() {
        return key.asToken();
    }

    /** In constant time; the one derived from an earlier secret too, which Telegram may still know. */
    boolean is(@Nullable String header) {
        return key.isToken(String.valueOf(header));
    }
}
