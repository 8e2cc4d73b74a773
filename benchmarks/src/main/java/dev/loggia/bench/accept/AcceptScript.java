package dev.loggia.bench.accept;

import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.engine.generation.accept.AcceptText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The product's own accept statement for pgbench. The job is what the product sent for the last request that it accepted; who asks
 * is another one each time, as there.
 *
 * @param file the script
 * @param values of its variables
 */
record AcceptScript(Path file, Map<String, String> values) {
    private static final String JOBS = """
            jsonb_build_array(cast(:job as jsonb) || jsonb_build_object('id', uuidv7(), 'asker_key', 'visitor:' || :n,
            'quota_subjects', array['visitor:' || :n, 'net:' || :n]))""";

    static AcceptScript likeTheLast(DatabaseAddress database, Path folder) {
        String[] parts = AcceptText.sql().strip().split("\\?", -1);
        if (parts.length != 4) {
            throw new IllegalStateException("The accept statement has other parameters than are known here");
        }
        try {
            Path file = folder.resolve("accept.sql");
            Files.writeString(
                    file,
                    "\\set n random(1, 1000000000000)\n"
                            + (parts[0] + JOBS + parts[1] + "now()" + parts[2] + "false" + parts[3]).replace('\n', ' ')
                            + ";\n");
            return new AcceptScript(file, Map.of("job", theLast(database)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String theLast(DatabaseAddress database) {
        return database.ask("""
                select jsonb_build_object(
                           'kind', g.kind, 'model', g.model, 'settings', g.settings, 'provider_model', g.provider_model,
                           'provider_input', g.provider_input, 'prompt', g.prompt, 'tier', g.tier, 'door', g.door,
                           'unlisted', g.unlisted, 'trace_id', g.trace_id, 'price', g.price, 'catalog_version', g.catalog_version,
                           'estimate_micros', g.estimate_micros, 'typical', g.typical, 'run_limit', g.run_limit,
                           'patience', g.deadline_at - g.created_at, 'expiry', g.expires_at - g.created_at,
                           'owner_kind', o.kind, 'owner_subject', o.subject,
                           'quota_window', cast(g.created_at at time zone 'UTC' as date), 'quota_limits', array[5, 80],
                           'quota_widths', array[1, 3], 'may_take_credits', false, 'key_scopes', array[o.kind || ':' || o.subject])
                from generation g
                         join owner o on o.id = g.owner_id
                where g.tier = 'free'
                order by g.created_at desc
                limit 1""");
    }
}
