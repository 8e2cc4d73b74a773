package dev.loggia.engine.credit;

import dev.loggia.engine.platform.GenerationId;

/**
 * What a transfer is for. A kind of transfer happens once for one reference: that is the ledger's idempotency.
 *
 * @param type such as {@code generation}, {@code order}
 */
public record Reference(String type, String id) {
    public Reference {
        if (type.isEmpty() || type.length() > 32 || id.isEmpty() || id.length() > 255) {
            throw new IllegalArgumentException("A reference has a type of 1 to 32 and an id of 1 to 255 characters");
        }
    }

    public static Reference of(GenerationId generation) {
        return new Reference("generation", generation.toString());
    }
}
