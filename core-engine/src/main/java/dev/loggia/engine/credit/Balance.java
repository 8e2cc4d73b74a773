package dev.loggia.engine.credit;

/**
 * A wallet as it stands, in credits.
 *
 * @param available may be spent
 * @param held set aside for generations that have not ended
 * @param debt owed after a refund of credits already spent; the next grant repays it first
 */
public record Balance(long available, long held, long debt) {
    public static final Balance EMPTY = new Balance(0, 0, 0);
}
