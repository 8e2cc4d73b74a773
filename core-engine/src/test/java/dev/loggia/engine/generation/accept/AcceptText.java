package dev.loggia.engine.generation.accept;

/** The accept path's statement as the product sends it, for whoever measures it beside another driver. */
public final class AcceptText {
    private AcceptText() {}

    /** With three positional parameters: the jobs as JSON, the time, and whether to wait for locks. */
    public static String sql() {
        return AcceptSql.ACCEPT;
    }
}
