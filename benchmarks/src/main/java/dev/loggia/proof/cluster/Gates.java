package dev.loggia.proof.cluster;

import org.jdbi.v3.core.Jdbi;

/** What nodes look at before they accept: closed, they accept nothing new, and still know what they accepted before. */
public final class Gates {
    private Gates() {}

    /** As the provider's refusal of every request would; a node that starts afterwards knows it from its first look. */
    public static void close(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute(
                "update provider_gate set paused_until = now() + interval '1 hour', pause_reason = 'closed:proof'"));
    }

    public static void open(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute("update provider_gate set paused_until = null, pause_reason = null"));
    }
}
