package dev.loggia.chat.button;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what a button carries, under a key that is derived from the master secret for this one use. */
final class ButtonKey {
    /** 64 bits: whoever guesses one gets a button that checks who presses it all the same. */
    private static final int MAC_BYTES = 8;

    static final int MAC_CHARS = 11;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String LABEL = "loggia chat button 1";

    private final SecretKeySpec key;

    ButtonKey(String secret) {
        byte[] master = secret.getBytes(UTF_8);
        this.key = new SecretKeySpec(hmac(new SecretKeySpec(master, ALGORITHM), LABEL), ALGORITHM);
    }

    String sign(String body) {
        byte[] full = hmac(key, body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, MAC_BYTES));
    }

    /** In constant time. */
    boolean signed(String body, String mac) {
        return MessageDigest.isEqual(sign(body).getBytes(US_ASCII), mac.getBytes(UTF_8));
    }

    private static byte[] hmac(SecretKeySpec key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
