package dev.loggia.sandbox.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that the bot made.
 *
 * @param at when it came, by the stand-in's clock
 * @param method as it is published
 * @param fields by name; objects and arrays as JSON
 * @param files names of the parts that are files
 * @param status of the answer; 0 when none was given
 */
public record Call(Instant at, String method, Map<String, String> fields, List<String> files, int status) {
    public Call {
        fields = Map.copyOf(fields);
        files = List.copyOf(files);
    }

    /** The field's value, or "". */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    public boolean succeeded() {
        return status == 200;
    }
}
