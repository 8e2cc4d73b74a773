package dev.loggia.chat.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param spool folder in which calls are noted until the database has them; empty: {@code chat-spool} in the data folder
 * @param threads how many calls this node writes into the database at once
 * @param waiting how many calls wait for that in memory; more wait on the disk alone
 * @param stale how old a call may be when its turn comes; older ones are told so instead of surprising somebody
 * @param editEvery the shortest time between two words on the progress of one call
 * @param giveUpAfter how long a last word is tried that a chat does not take
 * @param wordsKept how long what was typed and where to answer are kept after the end
 * @param callsKept how long the rest is kept after the end
 */
@ConfigurationProperties("loggia.chat")
record ChatProperties(
        @DefaultValue("") String spool,
        @DefaultValue("4") int threads,
        @DefaultValue("1000") int waiting,
        @DefaultValue("1h") Duration stale,
        @DefaultValue("5s") Duration editEvery,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("1h") Duration wordsKept,
        @DefaultValue("30d") Duration callsKept) {

    ChatProperties {
        if (threads < 1 || waiting < 1 || editEvery.isNegative() || stale.toMillis() < 1) {
            throw new IllegalArgumentException("loggia.chat: threads, waiting, stale and edit-every must be positive");
        }
    }
}
