package dev.loggia.proof.model;

import dev.loggia.engine.credit.Balance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model's money. */
final class Wallets {
    static final String NO_SUCH_HOLD = "refused P0002";
    static final String HELD_BEFORE = "refused 23505";

    private final Map<Integer, Balance> balances;
    private final Map<String, Held> holds;
    private final Set<Integer> granted;
    private final Set<Integer> clawedBack;

    private record Held(int account, long amount, boolean open) {}

    Wallets() {
        this(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>());
    }

    private Wallets(
            Map<Integer, Balance> balances, Map<String, Held> holds, Set<Integer> granted, Set<Integer> clawedBack) {
        this.balances = balances;
        this.holds = holds;
        this.granted = granted;
        this.clawedBack = clawedBack;
    }

    Wallets copy() {
        return new Wallets(
                new HashMap<>(balances), new HashMap<>(holds), new HashSet<>(granted), new HashSet<>(clawedBack));
    }

    Balance balance(int account) {
        return balances.getOrDefault(account, Balance.EMPTY);
    }

    long available(int account) {
        return balance(account).available();
    }

    /** Whose hold it is; null when there is none. */
    @Nullable
    Integer holder(String hold) {
        Held held = holds.get(hold);
        return held == null ? null : held.account();
    }

    boolean grant(int account, long amount, int reference) {
        Balance before = balance(account);
        balances.put(account, before);
        if (!granted.add(reference)) {
            return false;
        }
        arrive(account, amount);
        return true;
    }

    /** Whatever becomes available, by whatever way, repays a debt first. */
    private void arrive(int account, long amount) {
        Balance before = balance(account);
        long repaid = Math.min(amount, before.debt());
        balances.put(account, new Balance(before.available() + amount - repaid, before.held(), before.debt() - repaid));
    }

    String hold(int account, long amount, String hold) {
        Balance before = balance(account);
        if (before.available() < amount || before.debt() > 0) {
            return "short";
        }
        if (holds.containsKey(hold)) {
            return HELD_BEFORE;
        }
        holds.put(hold, new Held(account, amount, true));
        long left = before.available() - amount;
        balances.put(account, new Balance(left, before.held() + amount, before.debt()));
        return "left " + left;
    }

    /** Captures, or gives back. */
    String resolve(String hold, boolean back) {
        Held held = holds.get(hold);
        if (held == null) {
            return NO_SUCH_HOLD;
        }
        if (!held.open()) {
            return "false";
        }
        holds.put(hold, new Held(held.account(), held.amount(), false));
        Balance before = balance(held.account());
        balances.put(held.account(), new Balance(before.available(), before.held() - held.amount(), before.debt()));
        if (back) {
            arrive(held.account(), held.amount());
        }
        return "true";
    }

    /** What is not available becomes debt. */
    boolean clawBack(int account, long amount, int reference) {
        if (!clawedBack.add(reference)) {
            return false;
        }
        Balance before = balance(account);
        long taken = Math.min(amount, before.available());
        balances.put(account, new Balance(before.available() - taken, before.held(), before.debt() + (amount - taken)));
        return true;
    }
}
