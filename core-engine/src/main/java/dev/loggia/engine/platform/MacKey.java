package dev.loggia.engine.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256. Safe for use by many threads; shows nothing of itself. */
public final class MacKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;
    private final SecretKeySpec key;

    private MacKey(byte[] bytes) {
        this.bytes = bytes;
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** A key that somebody else gave us as text, such as a provider its webhook key. */
    public static MacKey ofText(String text) {
        return new MacKey(text.getBytes(UTF_8));
    }

    /** Another key for one use: the MAC of the label. */
    public MacKey derive(String label) {
        return new MacKey(mac(label));
    }

    /** 32 bytes. */
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    public byte[] mac(String message) {
        return mac(message.getBytes(UTF_8));
    }

    /** The first bytes of the MAC in Base64 for addresses, without padding. */
    public String sign(byte[] message, int macBytes) {
        return base64(Arrays.copyOf(mac(message), macBytes));
    }

    public String sign(String message, int macBytes) {
        return sign(message.getBytes(UTF_8), macBytes);
    }

    /** The key itself as 43 characters, for a use in which it is the token that the other side shows us. */
    public String asToken() {
        return base64(bytes);
    }

    /** The key itself, for another algorithm. */
    SecretKey toKey(String algorithm) {
        return new SecretKeySpec(bytes, algorithm);
    }

    /** In constant time. */
    public static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "MacKey[redacted]";
    }
}
