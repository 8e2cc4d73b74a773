package dev.loggia.engine.quota;

/** How much anybody reads, by any door: pages, the API, lists in chats. */
public final class ReadLimit {
    public static final RateLimit.ByPayer READS = RateLimit.byPayer("read", 300, 150, 1200, 600);

    private ReadLimit() {}
}
