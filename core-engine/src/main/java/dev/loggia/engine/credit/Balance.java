package dev.loggia.engine.credit;

/**
 * A wallet as it stands, in credits. Who owes has nothing available: whatever becomes available repays debt first.
 *
 * @param available may be spent
 * @param held set aside for generations that have not ended
 * @param debt owed after a refund of credits already spent
 */
public record Balance(long available, long held, long debt) {
    public static final Balance EMPTY = new Balance(0, 0, 0);
}
