package dev.loggia.telegram.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What Telegram sends along with each update so that we know it is Telegram: derived from the installation's secret and the bot,
 * so that all nodes know it and nobody has to keep it.
 */
final class WebhookSecret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String LABEL = "loggia telegram webhook 1 ";

    private final String current;
    private final String earlier;

    /** @param earlierSecret the one before it, which Telegram may still know */
    WebhookSecret(String secret, String earlierSecret, long bot) {
        this.current = derived(secret, bot);
        this.earlier = derived(earlierSecret, bot);
    }

    /** 43 of the characters that Telegram allows. */
    String value() {
        return current;
    }

    /** In constant time. */
    boolean is(@Nullable String header) {
        byte[] given = String.valueOf(header).getBytes(UTF_8);
        return MessageDigest.isEqual(current.getBytes(UTF_8), given)
                | MessageDigest.isEqual(earlier.getBytes(UTF_8), given);
    }

    private static String derived(String secret, long bot) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal((LABEL + bot).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
