package dev.loggia.discord.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By which Discord knows a message again that is sent twice: one for each call, in at most 25 characters. */
final class Nonce {
    private static final int MOST = 25;
    private static final String OURS = "lg";

    private Nonce() {}

    static String of(String event) {
        String whole = OURS + event;
        return whole.length() <= MOST ? whole : (OURS + hash(event)).substring(0, MOST);
    }

    private static String hash(String event) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(event.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
