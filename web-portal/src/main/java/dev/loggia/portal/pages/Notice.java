package dev.loggia.portal.pages;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page may say at its head after a form led to it. Only these: the address bar does not choose our words. */
final class Notice {
    static final String CANCELLED = "cancelled";
    static final String DELETED = "deleted";
    static final String BUSY = "busy";
    private static final Set<String> KNOWN = Set.of(CANCELLED, DELETED, BUSY);

    private Notice() {}

    static @Nullable String known(@Nullable String said) {
        return said != null && KNOWN.contains(said) ? said : null;
    }
}
