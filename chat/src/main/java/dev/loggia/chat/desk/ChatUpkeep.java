package dev.loggia.chat.desk;

import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.RecurringWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Forgets what was typed soon after it was answered and the rest a month later, and gives work to calls that lost theirs. */
@Component
class ChatUpkeep implements RecurringWork {
    private final CallSql sql;
    private final ChatProperties properties;
    private final InstantSource clock;

    ChatUpkeep(Jdbi jdbi, ChatProperties properties, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, CallSql.class);
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "chat-upkeep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        sql.reviveWorkless(now);
        sql.forgetWords(now.minus(properties.wordsKept()));
        sql.forgetCalls(now.minus(properties.callsKept()));
    }
}
