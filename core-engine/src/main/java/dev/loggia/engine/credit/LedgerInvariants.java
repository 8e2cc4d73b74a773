package dev.loggia.engine.credit;

import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.platform.Invariants;
import org.springframework.context.annotation.Bean;

/** What must hold of wallets and transfers. */
@Invariants
class LedgerInvariants {

    @Bean
    Invariant debitsEqualCredits() {
        return new Invariant(1, "debits = credits", """
                select 'place sums do not cancel: wallets ' || wallets || ', house ' || house
                from (select (select coalesce(sum(available + held - debt), 0) from wallet) wallets,
                             (select coalesce(sum(case when debit = 'issued' then amount else 0 end)
                                            - sum(case when credit in ('earned', 'clawed_back', 'issued') then amount else 0 end), 0)
                              from ledger_transfer) house) sums
                where wallets <> house""");
    }

    @Bean
    Invariant walletIsItsReplay() {
        return new Invariant(2, "wallet = replay of its transfers, versions gapless", """
                select 'account ' || account_id
                from wallet w
                         full join (select account_id,
                                           count(*) as transfers,
                                           max(wallet_version) as last_version,
                                           sum(case 'available' when credit then amount when debit then -amount else 0 end) as available,
                                           sum(case 'held' when credit then amount when debit then -amount else 0 end) as held,
                                           sum(case 'debt' when debit then amount when credit then -amount else 0 end) as debt
                                    from ledger_transfer
                                    group by account_id) t using (account_id)
                where (w.available, w.held, w.debt, w.version, w.version) is distinct from
                      (coalesce(t.available, 0), coalesce(t.held, 0), coalesce(t.debt, 0), coalesce(t.transfers, 0),
                       coalesce(t.last_version, 0))""");
    }

    @Bean
    Invariant nothingIsEverNegative() {
        return new Invariant(3, "nothing negative, at any version", """
                select 'account ' || account_id || ' version ' || wallet_version
                from (select account_id, wallet_version,
                             sum(case 'available' when credit then amount when debit then -amount else 0 end) over history as available,
                             sum(case 'held' when credit then amount when debit then -amount else 0 end) over history as held,
                             sum(case 'debt' when debit then amount when credit then -amount else 0 end) over history as debt
                      from ledger_transfer
                      window history as (partition by account_id order by wallet_version)) replay
                where least(available, held, debt) < 0
                union all
                select 'account ' || account_id
                from wallet
                where least(available, held, debt) < 0""");
    }

    @Bean
    Invariant holdsResolveOnceAndInFull() {
        return new Invariant(4, "every hold resolved at most once and in full", """
                select r.kind || ' of ' || r.reference_type || ' ' || r.reference_id
                from ledger_transfer r
                         left join ledger_transfer h
                                   on h.kind = 'HOLD' and h.reference_type = r.reference_type and h.reference_id = r.reference_id
                where r.kind in ('CAPTURE', 'RELEASE')
                  and (h.id is null or h.amount <> r.amount
                    or h.account_id = r.account_id and h.wallet_version > r.wallet_version
                    or h.account_id <> r.account_id and ledger_survivor(h.account_id) is distinct from ledger_survivor(r.account_id))
                union all
                select reference_type || ' ' || reference_id || ' resolved ' || count(*) || ' times'
                from ledger_transfer
                where kind in ('CAPTURE', 'RELEASE')
                group by reference_type, reference_id
                having count(*) > 1""");
    }

    @Bean
    Invariant debtIsRepaidFirst() {
        return new Invariant(11, "available and debt never together", """
                select 'account ' || account_id from wallet where available > 0 and debt > 0""");
    }

    /** What was open went along, so that it is the survivor's to resolve; what went in came out. */
    @Bean
    Invariant mergedAccountsAreEmpty() {
        return new Invariant(12, "a merged account has nothing and nothing open", """
                select 'account ' || account_id || ' was merged and has something'
                from wallet
                where merged_into is not null and (available > 0 or held > 0 or debt > 0)
                union all
                select 'merge ' || reference_type || ' ' || reference_id || ' does not come out even'
                from ledger_transfer
                where 'merged' in (debit, credit)
                group by reference_type, reference_id
                having sum(case 'merged' when credit then amount else -amount end) <> 0""");
    }
}
