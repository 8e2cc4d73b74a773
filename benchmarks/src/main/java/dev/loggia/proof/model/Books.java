package dev.loggia.proof.model;

import dev.loggia.engine.platform.MediaKind;
import dev.loggia.proof.model.Command.Ask;
import dev.loggia.proof.model.Command.Capture;
import dev.loggia.proof.model.Command.ClawBack;
import dev.loggia.proof.model.Command.Grant;
import dev.loggia.proof.model.Command.Hold;
import dev.loggia.proof.model.Command.Merge;
import dev.loggia.proof.model.Command.Open;
import dev.loggia.proof.model.Command.Release;
import dev.loggia.proof.model.Command.Remove;
import dev.loggia.proof.model.Command.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The model: what the engine promises about credits, quota and idempotency keys, in maps, for one caller at a time. Written from
 * the promises and not from the SQL, so that it is not wrong in the same way.
 */
final class Books {
    private final Prices prices;
    private final Wallets wallets;
    private final Quotas quotas;
    private final Map<String, Asked> asked;
    private final Set<Integer> opened;
    private Instant now;

    private record Asked(MediaKind kind, long price, int body, Instant at, boolean ended) {}

    Books(Prices prices, Instant start) {
        this(prices, new Wallets(), new Quotas(), new HashMap<>(), new HashSet<>(), start);
    }

    private Books(
            Prices prices, Wallets wallets, Quotas quotas, Map<String, Asked> asked, Set<Integer> opened, Instant now) {
        this.prices = prices;
        this.wallets = wallets;
        this.quotas = quotas;
        this.asked = asked;
        this.opened = opened;
        this.now = now;
    }

    Books copy() {
        return new Books(prices, wallets.copy(), quotas.copy(), new HashMap<>(asked), new HashSet<>(opened), now);
    }

    /** Whether anything is promised for this command now. The others are left out on both sides. */
    boolean promises(Command command) {
        if (command instanceof Grant grant) {
            return opened.contains(grant.account());
        }
        if (command instanceof Hold hold) {
            return opened.contains(hold.account());
        }
        if (command instanceof ClawBack clawBack) {
            return opened.contains(clawBack.account());
        }
        if (command instanceof Merge merge) {
            return opened.contains(merge.from()) && opened.contains(merge.into());
        }
        if (command instanceof Ask ask) {
            return free(ask.requester()) || opened.contains(ask.requester());
        }
        if (command instanceof Remove remove) {
            return asked.containsKey(name(remove.requester(), remove.key()))
                    && (free(remove.by()) || opened.contains(remove.by()));
        }
        return !(command instanceof Command.Together pair) || (promises(pair.first()) && promises(pair.second()));
    }

    /** Does it and says what the engine must answer. */
    String apply(Command command) {
        if (command instanceof Open open) {
            return opened.add(open.account()) ? "opened" : "found";
        }
        if (command instanceof Grant grant) {
            return Boolean.toString(wallets.grant(grant.account(), grant.amount(), grant.reference()));
        }
        if (command instanceof Hold hold) {
            return wallets.hold(hold.account(), hold.amount(), "own " + hold.reference());
        }
        if (command instanceof Capture capture) {
            return wallets.resolve("own " + capture.reference(), false);
        }
        if (command instanceof Release release) {
            return wallets.resolve("own " + release.reference(), true);
        }
        if (command instanceof ClawBack clawBack) {
            return Boolean.toString(wallets.clawBack(clawBack.account(), clawBack.amount(), clawBack.reference()));
        }
        if (command instanceof Merge merge) {
            return wallets.merge(merge.from(), merge.into());
        }
        if (command instanceof Ask ask) {
            return ask(ask);
        }
        if (command instanceof Remove remove) {
            return remove(remove);
        }
        now = now.plusSeconds(((Step) command).seconds());
        return "stepped";
    }

    private String ask(Ask ask) {
        String name = name(ask.requester(), ask.key());
        Asked earlier = asked.get(name);
        if (earlier != null) {
            return earlier.body() == ask.body() ? Answers.replayed(earlier.price(), left(ask)) : Answers.KEY_REUSED;
        }
        long price = prices.of(ask.kind(), free(ask.requester()));
        if (free(ask.requester())) {
            if (!quotas.take(ask.requester(), ask.kind(), now)) {
                return Answers.QUOTA_USED_UP;
            }
        } else if (!wallets.hold(ask.requester(), price, name).startsWith("left")) {
            return Answers.notEnough(price, wallets.available(ask.requester()));
        }
        asked.put(name, new Asked(ask.kind(), price, ask.body(), now, false));
        return Answers.accepted(price, left(ask));
    }

    private long left(Ask ask) {
        return free(ask.requester())
                ? quotas.left(ask.requester(), ask.kind(), now)
                : wallets.available(ask.requester());
    }

    private String remove(Remove remove) {
        String name = name(remove.requester(), remove.key());
        Asked generation = Objects.requireNonNull(asked.get(name));
        if (remove.by() != remove.requester()) {
            return "NOT_FOUND";
        }
        if (generation.ended()) {
            return "DELETED";
        }
        if (free(remove.requester())) {
            quotas.giveBack(remove.requester(), generation.kind(), generation.at());
        } else {
            wallets.resolve(name, true);
        }
        asked.put(name, new Asked(generation.kind(), generation.price(), generation.body(), generation.at(), true));
        return "CANCELLED";
    }

    boolean opened(int account) {
        return opened.contains(account);
    }

    Wallets wallets() {
        return wallets;
    }

    Quotas quotas() {
        return quotas;
    }

    Instant now() {
        return now;
    }

    static boolean free(int requester) {
        return requester >= Command.VISITORS_FROM;
    }

    static String name(int requester, int key) {
        return "requester " + requester + " key " + key;
    }
}
