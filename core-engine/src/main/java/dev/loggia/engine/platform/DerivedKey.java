package dev.loggia.engine.platform;

/**
 * The key of one use: what is made is made with the current one, what comes back may have been made with either.
 *
 * @param earlier derived from the secret before this one while it is remembered; else the same as {@code current}
 */
public record DerivedKey(MacKey current, MacKey earlier) {

    public String sign(String message, int macBytes) {
        return current.sign(message, macBytes);
    }

    /** In constant time. */
    public boolean isSignature(String message, int macBytes, String given) {
        return MacKey.isSame(current.sign(message, macBytes), given)
                | MacKey.isSame(earlier.sign(message, macBytes), given);
    }

    public String asToken() {
        return current.asToken();
    }

    /** In constant time. */
    public boolean isToken(String given) {
        return MacKey.isSame(current.asToken(), given) | MacKey.isSame(earlier.asToken(), given);
    }
}
