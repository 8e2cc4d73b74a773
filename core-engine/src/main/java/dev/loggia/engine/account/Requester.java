package dev.loggia.engine.account;

import dev.loggia.engine.platform.AccountId;

/**
 * Who asks for something. A door builds it, the core decides by it; nothing else in the core knows of sessions, cookies or
 * chat users.
 */
public sealed interface Requester {

    /** One text for one requester, stable over requests; fairness in the queue and idempotency keys are counted by it. */
    String key();

    /** One text for whoever owns what this requester makes; compared, never shown. */
    String ownerKey();

    /** Whether free-tier rules apply. A payer never meets them. */
    boolean free();

    /**
     * A person on the web without an account.
     *
     * @param address keyed hashes of the network address: what the free quota counts by
     * @param visitor a random id kept by the person's browser: what ownership goes by
     */
    record Visitor(AddressKey address, String visitor) implements Requester {
        public Visitor {
            if (!visitor.matches("[A-Za-z0-9_-]{16,64}")) {
                throw new IllegalArgumentException("A visitor id is 16 to 64 URL-safe characters");
            }
        }

        @Override
        public String key() {
            return "visitor:" + address.narrow();
        }

        @Override
        public String ownerKey() {
            return "visitor:" + visitor;
        }

        @Override
        public boolean free() {
            return true;
        }

        @Override
        public String toString() {
            return "Visitor[redacted]";
        }
    }

    /** A person with an account. */
    record Member(AccountId account) implements Requester {
        @Override
        public String key() {
            return "member:" + account;
        }

        @Override
        public String ownerKey() {
            return key();
        }

        @Override
        public boolean free() {
            return false;
        }
    }

    /**
     * A user of a chat platform who has not linked an account.
     *
     * @param platform {@code discord} or {@code telegram}
     * @param user the platform's own user id
     */
    record ChatUser(String platform, String user) implements Requester {
        public ChatUser {
            if (!platform.matches("[a-z]{1,16}") || !user.matches("[A-Za-z0-9_-]{1,64}")) {
                throw new IllegalArgumentException("Not a chat user");
            }
        }

        @Override
        public String key() {
            return "chat:" + platform + ":" + user;
        }

        @Override
        public String ownerKey() {
            return key();
        }

        @Override
        public boolean free() {
            return true;
        }

        @Override
        public String toString() {
            return "ChatUser[" + platform + "]";
        }
    }
}
