package dev.loggia.engine.quota;

import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Tables {@code free_quota} and {@code quota_use}. */
interface QuotaSql {

    /** How much of each was used, in the order of the subjects. */
    @SqlQuery("""
            select coalesce((select used from free_quota
                             where subject = asked.subject and kind = :kind and window_start = :window), 0)
            from unnest(:subjects) with ordinality as asked (subject, place)
            order by place""")
    List<Integer> used(List<String> subjects, String kind, LocalDate window);

    @SqlQuery("select quota_give_back(:generation, :now)")
    boolean giveBack(GenerationId generation, Instant now);

    /** Both at once, so that the audit never sees one without the other. */
    @SqlUpdate("""
            with forgotten as (delete from quota_use where window_start < :before)
            delete from free_quota where window_start < :before""")
    int forget(LocalDate before);
}
