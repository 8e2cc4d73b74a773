package dev.loggia.proof.model;

/**
 * Mistakes that could be in the database's functions, put there by a test in a database of its own. Each is a whole function, as it
 * would be written by somebody who did not think of the case.
 */
enum PlantedBug {
    /** Gives a hold back as often as it is asked to, under a new name each time. */
    RELEASES_TWICE("""
            create or replace function ledger_resolve(resolution text, ref_type text, ref_id text, at timestamptz) returns boolean
                language plpgsql as
            $$
            declare
                hold ledger_transfer%rowtype;
            begin
                select * into hold from ledger_transfer
                where kind = 'HOLD' and reference_type = ref_type and reference_id = ref_id;
                if not found then
                    raise exception 'no hold' using errcode = 'no_data_found';
                end if;
                if resolution = 'RELEASE' then
                    update wallet set available = available + hold.amount, held = greatest(0, held - hold.amount)
                    where account_id = hold.account_id;
                    return true;
                end if;
                return ledger_transfer_once(hold.account_id, resolution, hold.amount, 'held', 'earned', ref_type, ref_id, null, at);
            end;
            $$"""),
    /** Looks first and takes later: right for one caller, wrong for two at once. */
    LOOKS_THEN_TAKES("""
            create or replace function ledger_hold(of_account uuid, price bigint, ref_type text, ref_id text, at timestamptz)
                returns bigint language plpgsql as
            $$
            declare
                seen wallet%rowtype;
            begin
                select * into seen from wallet where account_id = of_account;
                if not found or seen.available < price then
                    return null;
                end if;
                insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type,
                                             reference_id, created_at)
                values (of_account, seen.version + 1, 'HOLD', price, 'available', 'held', ref_type, ref_id, at);
                perform pg_sleep(0.002);
                update wallet set available = seen.available - price, held = seen.held + price, version = seen.version + 1
                where account_id = of_account;
                return seen.available - price;
            end;
            $$"""),
    /** Forgets the debt: a new pack is all the buyer's. */
    FORGETS_THE_DEBT("""
            alter table wallet drop constraint wallet_debt_repaid_first;
            create or replace function ledger_grant(of_account uuid, granted bigint, ref_type text, ref_id text, why text,
                                                    at timestamptz) returns boolean
                language plpgsql as
            $$
            declare
                w wallet;
            begin
                insert into wallet (account_id) values (of_account) on conflict do nothing;
                w := ledger_lock(of_account);
                insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type,
                                             reference_id, reason, created_at)
                values (of_account, w.version + 1, 'GRANT', granted, 'issued', 'available', ref_type, ref_id, why, at)
                on conflict do nothing;
                if not found then
                    return false;
                end if;
                update wallet set available = available + granted, version = version + 1 where account_id = of_account;
                return true;
            end;
            $$"""),
    /** Gives a hold back beside a debt: who charged back while pictures were made has credits again. */
    RELEASES_WITHOUT_REPAYING("""
            alter table wallet drop constraint wallet_debt_repaid_first;
            create or replace function ledger_resolve(resolution text, ref_type text, ref_id text, at timestamptz) returns boolean
                language plpgsql as
            $$
            declare
                hold ledger_transfer%rowtype;
                w    wallet;
            begin
                select * into hold from ledger_transfer
                where kind = 'HOLD' and reference_type = ref_type and reference_id = ref_id;
                if not found then
                    raise exception 'no hold' using errcode = 'no_data_found';
                end if;
                if resolution = 'CAPTURE' then
                    return ledger_transfer_once(hold.account_id, resolution, hold.amount, 'held', 'earned', ref_type, ref_id,
                                                null, at);
                end if;
                w := ledger_lock(hold.account_id);
                insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type,
                                             reference_id, created_at)
                values (hold.account_id, w.version + 1, 'RELEASE', hold.amount, 'held', 'available', ref_type, ref_id, at)
                on conflict do nothing;
                if not found then
                    return false;
                end if;
                update wallet set available = available + hold.amount, held = held - hold.amount, version = version + 1
                where account_id = hold.account_id;
                return true;
            end;
            $$"""),
    /** Balances stay right and every answer is right; only the written history is not. */
    WRITES_A_WRONG_HISTORY("""
            create or replace function ledger_hold(of_account uuid, price bigint, ref_type text, ref_id text, at timestamptz)
                returns bigint language plpgsql as
            $$
            declare
                left_over    bigint;
                next_version bigint;
            begin
                update wallet
                set available = available - price, held = held + price, version = version + 1
                where account_id = of_account and available >= price
                returning available, version into left_over, next_version;
                if not found then
                    return null;
                end if;
                insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type,
                                             reference_id, created_at)
                values (of_account, next_version, 'HOLD', greatest(1, price - 1), 'available', 'held', ref_type, ref_id, at);
                return left_over;
            end;
            $$"""),
    /** Gives free quota back to the household alone, and into the day on which it was asked. */
    GIVES_QUOTA_BACK_INTO_TODAY("""
            create or replace function quota_give_back(generation uuid, at timestamptz) returns boolean
                language plpgsql as
            $$
            declare
                used_by quota_use%rowtype;
            begin
                update quota_use set returned_at = at where generation_id = generation and returned_at is null
                returning * into used_by;
                if not found then
                    return false;
                end if;
                update free_quota set used = used - 1
                where subject = used_by.subjects[1] and kind = used_by.kind and window_start = (at at time zone 'UTC')::date;
                return true;
            end;
            $$""");

    private final String sql;

    PlantedBug(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
