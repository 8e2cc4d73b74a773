package dev.loggia.telegram.gallery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code telegram_file}. */
interface FileIdSql {

    /** One column: asset, form and file id, apart by spaces, none of which has one. */
    @SqlQuery("""
            select asset || ' ' || form || ' ' || file_id from telegram_file
            where bot = :bot and asset in (<assets>)""")
    List<String> find(long bot, @BindList("assets") List<UUID> assets);

    @SqlUpdate("""
            insert into telegram_file (bot, asset, form, file_id, kept_at)
            values (:bot, :asset, :form, :fileId, :now)
            on conflict (bot, asset, form) do update set file_id = excluded.file_id, kept_at = excluded.kept_at""")
    int keep(long bot, UUID asset, String form, String fileId, Instant now);

    @SqlUpdate("delete from telegram_file where bot = :bot and asset = :asset and form = :form")
    int forget(long bot, UUID asset, String form);

    @SqlUpdate("delete from telegram_file where kept_at < :before")
    int forgetOld(Instant before);
}
