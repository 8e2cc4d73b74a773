package dev.loggia.engine.platform;

/** Row counts are part of a statement's contract; this states it. */
public final class Rows {
    private Rows() {}

    /**
     * Accepts exactly one touched row.
     *
     * @throws LoggiaException with {@link ErrorCode#UNEXPECTED_ROW_COUNT} otherwise
     */
    public static void exactlyOne(int rows, String what) {
        if (rows != 1) {
            throw new LoggiaException(ErrorCode.UNEXPECTED_ROW_COUNT, what + ": expected 1 row, touched " + rows);
        }
    }
}
