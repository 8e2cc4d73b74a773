package dev.loggia.bench.accept;

import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.engine.generation.accept.AcceptText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The product's own accept statement for pgbench. Each value travels as a parameter, as the product sends it, and is what the
 * product sent for the last request that it accepted; who asks is another one each time, as there.
 *
 * @param file the script
 * @param values of its variables
 */
record AcceptScript(Path file, Map<String, String> values) {
    /** The parameters in their order: what differs from call to call, what is absent in a free request, and the rest. */
    private static final List<String> PARAMETERS = List.of(
            "uuidv7()",
            ":kind",
            ":model",
            ":settings",
            ":providerModel",
            ":providerInput",
            ":prompt",
            "'visitor:' || :n",
            ":ownerKey",
            "null",
            ":door",
            ":unlisted",
            ":traceId",
            ":price",
            ":catalogVersion",
            ":estimateMicros",
            ":typical",
            ":runLimit",
            ":patience",
            ":expiry",
            "null",
            "null",
            ":quotaWindow",
            "array['visitor:' || :n, 'net:' || :n]",
            ":quotaLimits",
            "now()");

    static AcceptScript likeTheLast(DatabaseAddress database, Path folder) {
        String[] parts = AcceptText.sql().strip().split("\\?", -1);
        if (parts.length != PARAMETERS.size() + 1) {
            throw new IllegalStateException("The accept statement has other parameters than are known here");
        }
        StringBuilder text = new StringBuilder(parts[0]);
        for (int i = 0; i < PARAMETERS.size(); i++) {
            text.append(PARAMETERS.get(i)).append(parts[i + 1]);
        }
        try {
            Path file = folder.resolve("accept.sql");
            Files.writeString(file, "\\set n random(1, 1000000000000)\n" + text + ";\n");
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
