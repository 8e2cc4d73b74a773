package dev.loggia.proof.storm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** How many of each kind, by one query each. */
final class Census {
    private final Jdbi jdbi;

    Census(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<String, Long> states() {
        return count("""
                select case when free then 'free ' else 'paid ' end || lower(state)
                           || coalesce(' (' || failure_code || ')', '') as what, count(*) as n
                from generation group by 1 order by 1""");
    }

    Map<String, Long> attempts() {
        return count(
                "select lower(coalesce(outcome, 'open')) as what, count(*) as n from submit_attempt group by 1 order by 1");
    }

    Map<String, Long> orphans() {
        return count("select reason as what, count(*) as n from orphan_task group by 1 order by 1");
    }

    /** Not ended, or not told yet. */
    long open() {
        return count("""
                select 'open' as what,
                       (select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED'))
                           + (select count(*) from delivery where state = 'PENDING')
                           + (select count(*) from scheduled_tasks where task_name = 'generation' or task_name like 'delivery:%') as n""").getOrDefault("open", 0L);
    }

    private Map<String, Long> count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).reduceRows(new LinkedHashMap<String, Long>(), (counts, row) -> {
                    counts.put(row.getColumn("what", String.class), row.getColumn("n", Long.class));
                    return counts;
                }));
    }
}
