package dev.loggia.engine.quota;

import dev.loggia.engine.platform.Sha256;

/**
 * Who is counted by which limit.
 *
 * @param key any text that names the subject; it stays on this node
 */
record RateSubject(RateLimit limit, String key) {
    private static final int HASH_DIGITS = 32;

    /**
     * The key in Redis: of bounded length, and telling nothing about the subject. It holds the rule, because a bucket keeps
     * the size it was made with: a changed setting starts new buckets.
     */
    String redisKey(RateRule rule) {
        return "loggia:rate:" + limit.wireName() + ":" + rule.perMinute() + ":" + rule.burst() + ":" + hash();
    }

    private String hash() {
        return Sha256.hex(key).substring(0, HASH_DIGITS);
    }

    @Override
    public String toString() {
        return "RateSubject[" + limit.wireName() + "]";
    }
}
