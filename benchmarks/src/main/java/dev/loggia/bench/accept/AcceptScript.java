package dev.loggia.bench.accept;

import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.engine.generation.AcceptText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The product's own accept statement for pgbench. Each value travels as a parameter, as the product sends it, and is what the
 * product sent for the last request that it accepted; who asks is another one each time, as there.
 *
 * @param file the script
 * @param values of its variables
 */
record AcceptScript(Path file, Map<String, String> values) {
    /** What differs from call to call, and what is absent in a free request. */
    private static final Map<String, String> IN_THE_SCRIPT = Map.of(
            ":id,", "gen_random_uuid(),",
            ":askerKey", "'visitor:' || :n",
            "cast(:quotaSubjects as text[])", "array['visitor:' || :n, 'net:' || :n]",
            "cast(:account as uuid)", "null",
            ":idempotencyKey", "null",
            ":bodyHash", "null",
            ":now", "now()");

    static AcceptScript likeTheLast(DatabaseAddress database, Path folder) {
        String text = AcceptText.sql();
        for (Map.Entry<String, String> change : IN_THE_SCRIPT.entrySet()) {
            if (!text.contains(change.getKey())) {
                throw new IllegalStateException("The accept statement has no " + change.getKey());
            }
            text = text.replace(change.getKey(), change.getValue());
        }
        try {
            Path file = folder.resolve("accept.sql");
            Files.writeString(file, "\\set n random(1, 1000000000000)\n" + text.strip() + ";\n");
            return new AcceptScript(file, valuesOfTheLast(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> valuesOfTheLast(DatabaseAddress database) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("kind", "kind");
        columns.put("model", "model");
        columns.put("settings", "settings");
        columns.put("providerModel", "provider_model");
        columns.put("providerInput", "provider_input");
        columns.put("prompt", "prompt");
        columns.put("ownerKey", "owner_key");
        columns.put("door", "door");
        columns.put("unlisted", "unlisted");
        columns.put("traceId", "trace_id");
        columns.put("price", "price");
        columns.put("catalogVersion", "catalog_version");
        columns.put("estimateMicros", "estimate_micros");
        columns.put("typical", "typical");
        columns.put("runLimit", "run_limit");
        columns.put("patience", "deadline_at - created_at");
        columns.put("expiry", "expires_at - created_at");
        columns.put("quotaWindow", "cast(created_at at time zone 'UTC' as date)");
        columns.put("quotaLimits", "'{5,80}'");
        columns.replaceAll((name, column) ->
                database.ask("select " + column + " from generation where free order by created_at desc limit 1"));
        return columns;
    }
}
