package dev.loggia.telegram.outbox;

import dev.loggia.engine.platform.GenerationId;
import java.util.Optional;

/** Where the portal shows a generation. */
final class PageLinks {
    private final String base;

    /** @param publicUrl blank when people cannot reach this installation's pages */
    PageLinks(String publicUrl) {
        this.base = publicUrl.replaceFirst("/+$", "");
    }

    Optional<String> of(GenerationId generation) {
        return base.isBlank() ? Optional.empty() : Optional.of(base + "/g/" + generation);
    }
}
