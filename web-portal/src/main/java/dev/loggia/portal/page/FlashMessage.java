package dev.loggia.portal.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page may say at its head after a form led to it. Only these: the address bar does not choose our words. */
public final class FlashMessage {
    public static final String CANCELLED = "cancelled";
    public static final String DELETED = "deleted";
    public static final String BUSY = "busy";
    private static final Set<String> KNOWN = Set.of(CANCELLED, DELETED, BUSY);

    private FlashMessage() {}

    public static @Nullable String known(@Nullable String said) {
        return said != null && KNOWN.contains(said) ? said : null;
    }
}
