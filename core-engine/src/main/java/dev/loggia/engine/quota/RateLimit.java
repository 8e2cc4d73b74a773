package dev.loggia.engine.quota;

import java.util.Locale;

/** The burst limits there are. What a payer does and what a free requester does is counted by different limits. */
public enum RateLimit {
    /** Submissions by who does not pay. */
    GENERATE_FREE,
    /** Submissions by members. */
    GENERATE_MEMBER,
    /** Reads by who does not pay. */
    READ_FREE,
    /** Reads by members. */
    READ_MEMBER,
    /** Webhooks of a provider. */
    CALLBACK;

    /** The limit on submissions for a requester who is {@code free} or not. */
    public static RateLimit generate(boolean free) {
        return free ? GENERATE_FREE : GENERATE_MEMBER;
    }

    /** The limit on reads for a requester who is {@code free} or not. */
    public static RateLimit read(boolean free) {
        return free ? READ_FREE : READ_MEMBER;
    }

    /** The name in metrics and keys, such as {@code generate_free}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
