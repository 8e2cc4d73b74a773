package dev.loggia.engine.moderation;

import java.util.Set;
import java.util.stream.Collectors;

/** What {@link ScreeningOutcome.Refused#category()} may be by the rules as shipped, for tests of what people read. */
public final class ScreeningCategories {
    private ScreeningCategories() {}

    public static Set<String> all() {
        return RuleBook.bundled().rules().stream().map(RuleBook.Rule::category).collect(Collectors.toUnmodifiableSet());
    }
}
