package dev.loggia.engine.moderation;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The resource file of words and rules as it is written. */
record RuleBook(
        String version,
        @Nullable String about,
        Map<String, List<String>> groups,
        List<String> harmless,
        List<Rule> rules) {
    /** Found by {@link Ages}, not by words. */
    static final String AGE_GROUP = "age";

    private static final String RESOURCE = "prompt-rules.json";

    /** Refuses when every group of {@code all} occurs. */
    record Rule(String category, List<String> all, String sentence) {}

    RuleBook {
        for (Rule rule : rules) {
            for (String group : rule.all()) {
                if (!group.equals(AGE_GROUP) && !groups.containsKey(group)) {
                    throw new IllegalArgumentException("rule of unknown group " + group);
                }
            }
        }
    }

    static RuleBook bundled() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = RuleBook.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("missing");
            }
            return json.readValue(in, RuleBook.class);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.CONFIGURATION, "The prompt rules cannot be read; rebuild Loggia.", e);
        }
    }

    /** The terms of a group with those of the groups it includes. */
    Set<String> terms(String group) {
        Set<String> terms = new LinkedHashSet<>();
        for (String term : groups.getOrDefault(group, List.of())) {
            if (term.startsWith("@")) {
                terms.addAll(terms(term.substring(1)));
            } else {
                terms.add(term);
            }
        }
        return terms;
    }
}
