package dev.loggia.engine.account;

import java.util.Locale;

/** What somebody may do. A generation keeps the tier of the moment in which it was accepted. */
public enum Tier {
    /** Anybody, without an account. */
    FREE,
    /** Somebody with an account. */
    AUTHENTICATED,
    /** Somebody whose account was granted administration. */
    ADMIN;

    /** As in JSON and the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Tier parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
