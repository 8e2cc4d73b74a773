package dev.loggia.engine.quota;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who is counted by which limit.
 *
 * @param key any text that names the subject; it stays on this node
 */
record RateSubject(RateLimit limit, String key) {
    private static final int HASH_BYTES = 16;

    /**
     * The key in Redis: of bounded length, and telling nothing about the subject. It holds the rule, because a bucket keeps
     * the size it was made with: a changed setting starts new buckets.
     */
    String redisKey(RateRule rule) {
        return "loggia:rate:" + limit.wireName() + ":" + rule.perMinute() + ":" + rule.burst() + ":" + hash();
    }

    private String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RateSubject[" + limit.wireName() + "]";
    }
}
