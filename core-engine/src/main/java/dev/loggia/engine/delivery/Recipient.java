package dev.loggia.engine.delivery;

import dev.loggia.engine.platform.AccountId;

/** Who is told. */
public sealed interface Recipient {

    /**
     * A person in a door.
     *
     * @param person the door's own name for them: a user's id in a chat, a visitor's key in the browser
     */
    record Person(String door, String person) implements Recipient {
        @Override
        public String toString() {
            return "Person[in " + door + "]";
        }
    }

    /** Whoever has the account, by the door they used last, else by mail. */
    record Account(AccountId account) implements Recipient {
        /** What handlers of such notices name as their door; the person that they are given is the account's id. */
        public static final String DOOR = "account";
    }
}
