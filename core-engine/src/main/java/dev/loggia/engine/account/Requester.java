package dev.loggia.engine.account;

import dev.loggia.engine.platform.AccountId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something. A door builds it once for each request or call, the engine decides by it; nothing else in the engine
 * knows of sessions, cookies or chat users.
 */
public sealed interface Requester {

    /** Whose is what this requester makes. */
    Owner owner();

    /** One text for one requester, stable over requests; fairness in the queue and rate limits are counted by it. */
    String key();

    /** What the requester may do now. */
    Tier tier();

    /** Whether the rules of the free tier apply: there is no account. Who pays for a generation is another question. */
    default boolean free() {
        return tier() == Tier.FREE;
    }

    /** The account, empty for who has none. */
    default Optional<AccountId> memberAccount() {
        return Optional.empty();
    }

    /** The keyed hashes of the network address it came from, empty where the door knows none. */
    default Optional<AddressKey> networkAddress() {
        return Optional.empty();
    }

    /** In which scopes an idempotency key of this request is kept and looked for. */
    default List<String> keyScopes() {
        return List.of(owner().key());
    }

    /**
     * A person on the web without an account.
     *
     * @param address keyed hashes of the network address: what the free quota counts by
     * @param visitor a random id kept by the person's browser: what ownership goes by
     * @param known whether the request carried the id. If it was made for this request, and the answer is lost, nobody knows it:
     *     then the address finds the answer again
     */
    record Visitor(AddressKey address, String visitor, boolean known) implements Requester {
        public Visitor {
            if (!visitor.matches("[A-Za-z0-9_-]{16,64}")) {
                throw new IllegalArgumentException("A visitor id is 16 to 64 URL-safe characters");
            }
        }

        /** Of a request that carried its id. */
        public Visitor(AddressKey address, String visitor) {
            this(address, visitor, true);
        }

        @Override
        public Owner owner() {
            return new Owner(Owner.Kind.VISITOR, visitor);
        }

        @Override
        public String key() {
            return "visitor:" + address.narrow();
        }

        @Override
        public Tier tier() {
            return Tier.FREE;
        }

        @Override
        public Optional<AddressKey> networkAddress() {
            return Optional.of(address);
        }

        @Override
        public List<String> keyScopes() {
            return known ? List.of(owner().key()) : List.of(key(), owner().key());
        }

        @Override
        public String toString() {
            return "Visitor[redacted]";
        }
    }

    /**
     * A person with an account, through whatever door.
     *
     * @param owner under which name they make things here: the account itself, or a chat user that is linked to it
     * @param address of a request over the network, null in a chat
     */
    record Member(
            AccountId account,
            Tier tier,
            Owner owner,
            @Nullable AddressKey address) implements Requester {
        public Member {
            if (tier == Tier.FREE) {
                throw new IllegalArgumentException("A member has an account's tier");
            }
        }

        /** Signed in, from an address that nobody knows. */
        public Member(AccountId account) {
            this(account, Tier.AUTHENTICATED, Owner.of(account), null);
        }

        @Override
        public String key() {
            return "member:" + account;
        }

        @Override
        public Optional<AccountId> memberAccount() {
            return Optional.of(account);
        }

        @Override
        public Optional<AddressKey> networkAddress() {
            return Optional.ofNullable(address);
        }

        @Override
        public String toString() {
            return "Member[" + account + "]";
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
        public Owner owner() {
            return new Owner(Owner.Kind.CHAT, platform + ":" + user);
        }

        @Override
        public String key() {
            return owner().key();
        }

        @Override
        public Tier tier() {
            return Tier.FREE;
        }

        @Override
        public String toString() {
            return "ChatUser[" + platform + "]";
        }
    }
}
