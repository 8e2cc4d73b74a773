package dev.loggia.engine.generation.accept;

/** The accept path's statement as the product sends it, for whoever measures it beside another driver. */
public final class AcceptText {
    private AcceptText() {}

    /** With positional parameters, in the order of {@code generation_accept}. */
    public static String sql() {
        return AcceptSql.ACCEPT;
    }
}
