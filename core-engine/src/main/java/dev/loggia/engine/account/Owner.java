package dev.loggia.engine.account;

import dev.loggia.engine.platform.AccountId;
import java.util.Locale;

/**
 * Who made something, by the name they came under. What is made refers to the row of this name in table {@code owner}; when the
 * person is linked to an account, that row belongs to the account, and so does everything made under the name.
 *
 * @param subject the browser's random id, {@code platform:user} of a chat, or the account's id; 1 to 255 characters
 */
public record Owner(Kind kind, String subject) {

    /** Where a name comes from. */
    public enum Kind {
        VISITOR,
        CHAT,
        ACCOUNT;

        /** As in the database. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Owner {
        if (subject.isEmpty() || subject.length() > 255) {
            throw new IllegalArgumentException("An owner's subject has 1 to 255 characters");
        }
    }

    static Owner of(AccountId account) {
        return new Owner(Kind.ACCOUNT, account.toString());
    }

    /** One text for one owner. */
    public String key() {
        return kind.wireName() + ":" + subject;
    }

    /** Reads a {@link #key()}. */
    public static Owner parse(String key) {
        int end = key.indexOf(':');
        return new Owner(Kind.valueOf(key.substring(0, end).toUpperCase(Locale.ROOT)), key.substring(end + 1));
    }

    @Override
    public String toString() {
        return "Owner[" + kind + "]";
    }
}
