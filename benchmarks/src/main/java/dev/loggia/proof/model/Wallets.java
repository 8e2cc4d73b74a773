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
    static final String MERGED_BEFORE = "refused 22023";

    private final Map<Integer, Balance> balances;
    private final Map<String, Held> holds;
    private final Set<Integer> granted;
    private final Set<Integer> clawedBack;
    private final Map<Integer, Integer> merged;

    private record Held(int account, long amount, boolean open) {}

    Wallets() {
        this(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashMap<>());
    }

    private Wallets(
            Map<Integer, Balance> balances,
            Map<String, Held> holds,
            Set<Integer> granted,
            Set<Integer> clawedBack,
            Map<Integer, Integer> merged) {
        this.balances = balances;
        this.holds = holds;
        this.granted = granted;
        this.clawedBack = clawedBack;
        this.merged = merged;
    }

    Wallets copy() {
        return new Wallets(
                new HashMap<>(balances),
                new HashMap<>(holds),
                new HashSet<>(granted),
                new HashSet<>(clawedBack),
                new HashMap<>(merged));
    }

    /** Who has now what this account had. */
    int survivor(int account) {
        return merged.getOrDefault(account, account);
    }

    /** Two accounts: once one is the other's, nothing is left to merge. */
    String merge(int from, int into) {
        if (!merged.isEmpty()) {
            return merged.containsKey(from) ? "false" : MERGED_BEFORE;
        }
        Balance gone = balance(from);
        Balance before = balance(into);
        merged.put(from, into);
        balances.put(from, Balance.EMPTY);
        balances.put(into, new Balance(before.available(), before.held() + gone.held(), before.debt()));
        owe(into, gone.debt());
        arrive(into, gone.available());
        return "true";
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
        if (!granted.add(reference)) {
            return false;
        }
        arrive(survivor(account), amount);
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
        int account = survivor(held.account());
        Balance before = balance(account);
        balances.put(account, new Balance(before.available(), before.held() - held.amount(), before.debt()));
        if (back) {
            arrive(account, held.amount());
        }
        return "true";
    }

    /** What is not available becomes debt. */
    boolean clawBack(int account, long amount, int reference) {
        if (!clawedBack.add(reference)) {
            return false;
        }
        owe(survivor(account), amount);
        return true;
    }

    private void owe(int account, long amount) {
        Balance before = balance(account);
        long taken = Math.min(amount, before.available());
        balances.put(account, new Balance(before.available() - taken, before.held(), before.debt() + (amount - taken)));
    }
}
