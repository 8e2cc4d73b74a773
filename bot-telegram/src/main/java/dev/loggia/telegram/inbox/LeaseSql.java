package dev.loggia.telegram.inbox;

import java.time.Duration;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code telegram_lead}. Times are the database's, which all nodes share. */
interface LeaseSql {

    /** Takes or keeps it; no row changes while somebody else has it. */
    @SqlUpdate("""
            insert into telegram_lead as lead (bot, holder, held_until)
            values (:bot, :holder, clock_timestamp() + :lease)
            on conflict (bot) do update set holder = excluded.holder, held_until = excluded.held_until
            where lead.holder = excluded.holder or lead.held_until < clock_timestamp()""")
    int hold(long bot, String holder, Duration lease);

    @SqlUpdate("delete from telegram_lead where bot = :bot and holder = :holder")
    int release(long bot, String holder);
}
