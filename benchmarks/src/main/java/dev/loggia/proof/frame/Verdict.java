package dev.loggia.proof.frame;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a proof.
 *
 * @param holds whether it showed what it is for
 * @param lines for a reader, a table mostly
 * @param figures the same for a program, in the order to write them
 */
public record Verdict(boolean holds, List<String> lines, Map<String, Object> figures) {
    public Verdict {
        lines = List.copyOf(lines);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
