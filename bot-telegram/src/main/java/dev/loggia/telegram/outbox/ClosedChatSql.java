package dev.loggia.telegram.outbox;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code telegram_closed_chat}. */
interface ClosedChatSql {

    @SqlUpdate("""
            insert into telegram_closed_chat (bot, chat, closed_at) values (:bot, :chat, :now)
            on conflict (bot, chat) do nothing""")
    int close(long bot, long chat, Instant now);

    @SqlUpdate("delete from telegram_closed_chat where bot = :bot and chat = :chat")
    int open(long bot, long chat);
}
