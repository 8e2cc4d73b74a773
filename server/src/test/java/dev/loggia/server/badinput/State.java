package dev.loggia.server.badinput;

import dev.loggia.engine.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the database holds, table by table, so that two moments can be compared. */
final class State {
    /** Kept by the clock, not by requests. */
    private static final Set<String> BY_THE_CLOCK = Set.of(
            "scheduled_tasks", "pool_checkpoint", "pool_reconciliation", "media_leftover", "flyway_schema_history");

    /** When the objects of a deleted asset go, is the reaper's time. */
    private static final String REAPERS = "reap_after,objects_deleted_at";

    private State() {}

    /** Each table with the number of its rows and a digest of them, all of one moment. */
    static Map<String, String> of(TestDatabase database) {
        String all = tables(database).stream()
                .map(table -> "select '" + table
                        + " ' || count(*) || ' ' || coalesce(md5(string_agg(r, '|' order by r)), '-')"
                        + " from (select (to_jsonb(t) - '{" + REAPERS + "}'::text[])::text as r from \"" + table
                        + "\" t) rows")
                .collect(Collectors.joining(" union all "));
        return database.strings(all).stream()
                .collect(Collectors.toMap(row -> row.substring(0, row.indexOf(' ')), Function.identity()));
    }

    static List<String> tables(TestDatabase database) {
        return database
                .strings("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .stream()
                .filter(table -> !BY_THE_CLOCK.contains(table))
                .sorted()
                .toList();
    }
}
