-- Owned by credit. Whatever makes credits available repays debt first, so that a wallet never has both; and everything of one
-- wallet can move into another.

-- A hold that was given back used to leave the debt beside it. What such a wallet has available repays it now.
lock table wallet in exclusive mode;

with repaid as (
    insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type, reference_id, reason,
                                 created_at)
    select account_id, version + 1, 'REPAY', least(available, debt), 'available', 'debt', 'debt-first', account_id::text,
           'Credits were available beside a debt', now()
    from wallet
    where available > 0 and debt > 0
    returning account_id, wallet_version, amount)
update wallet w
set available = w.available - r.amount, debt = w.debt - r.amount, version = r.wallet_version
from repaid r
where w.account_id = r.account_id;

alter table wallet
    add constraint wallet_debt_repaid_first check (available = 0 or debt = 0),
    -- Where everything went when the account was merged into another: once set, it stays, and the wallet stays empty.
    add column merged_into uuid references wallet (account_id),
    add constraint wallet_merged_is_empty check (merged_into is null
        or (available = 0 and held = 0 and debt = 0 and merged_into <> account_id));

-- 'merged' is on the way from one wallet to another: a merge has as much going in as coming out.
alter table ledger_transfer
    drop constraint transfer_sides,
    add constraint transfer_sides check ((kind, debit, credit) in (
        ('GRANT', 'issued', 'available'),
        ('HOLD', 'available', 'held'),
        ('CAPTURE', 'held', 'earned'),
        ('RELEASE', 'held', 'available'),
        ('CLAWBACK', 'available', 'clawed_back'),
        ('DEBT', 'debt', 'clawed_back'),
        ('REPAY', 'available', 'debt'),
        ('ADJUST', 'issued', 'available'),
        ('ADJUST', 'available', 'issued'),
        ('MERGE_OUT', 'available', 'merged'),
        ('MERGE_IN', 'merged', 'available'),
        ('MERGE_DEBT_OUT', 'merged', 'debt'),
        ('MERGE_DEBT_IN', 'debt', 'merged'),
        ('MERGE_HOLDS_OUT', 'held', 'merged'),
        ('MERGE_HOLDS_IN', 'merged', 'held')));

-- Which account has now what this one had: itself, unless it was merged into another.
create function ledger_survivor(of_account uuid) returns uuid
    language sql stable as
$$
with recursive merged as (select account_id, merged_into from wallet where account_id = of_account
                          union all
                          select w.account_id, w.merged_into from wallet w join merged m on w.account_id = m.merged_into)
select account_id from merged where merged_into is null;
$$;

-- The wallet that has now what this account had, locked.
create function ledger_lock(of_account uuid) returns wallet
    language plpgsql as
$$
declare
    locked wallet;
begin
    select * into locked from wallet where account_id = of_account for update;
    while locked.merged_into is not null
        loop
            select * into locked from wallet where account_id = locked.merged_into for update;
        end loop;
    if locked.account_id is null then
        raise exception 'no wallet' using errcode = 'no_data_found';
    end if;
    return locked;
end;
$$;

-- Moves an amount and writes the transfer, in one go. Where credits and a debt meet by it, the credits repay the debt in the
-- same change, under the same reference. Returns false, and changes nothing, when the same transfer was made before. A wallet
-- that lacks the amount violates its checks: the caller asks first where that is an expected answer.
create or replace function ledger_transfer_once(of_account uuid, transfer_kind text, moved bigint, from_place text, to_place text,
                                                ref_type text, ref_id text, why text, at timestamptz) returns boolean
    language plpgsql as
$$
declare
    w      wallet := ledger_lock(of_account);
    repaid bigint;
begin
    w.version := w.version + 1;
    insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type, reference_id,
                                 reason, created_at)
    values (w.account_id, w.version, transfer_kind, moved, from_place, to_place, ref_type, ref_id, why, at)
    on conflict do nothing;
    if not found then
        return false;
    end if;
    w.available := w.available + case 'available' when to_place then moved when from_place then -moved else 0 end;
    w.held := w.held + case 'held' when to_place then moved when from_place then -moved else 0 end;
    w.debt := w.debt + case 'debt' when from_place then moved when to_place then -moved else 0 end;

    repaid := least(w.available, w.debt);
    if repaid > 0 then
        w.version := w.version + 1;
        insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type, reference_id,
                                     created_at)
        values (w.account_id, w.version, 'REPAY', repaid, 'available', 'debt', ref_type, ref_id, at);
        w.available := w.available - repaid;
        w.debt := w.debt - repaid;
    end if;

    update wallet
    set version = w.version, available = w.available, held = w.held, debt = w.debt
    where account_id = w.account_id;
    return true;
end;
$$;

-- Adds credits. False when this grant was made before.
create or replace function ledger_grant(of_account uuid, granted bigint, ref_type text, ref_id text, why text, at timestamptz)
    returns boolean
    language plpgsql as
$$
begin
    insert into wallet (account_id) values (of_account) on conflict do nothing;
    return ledger_transfer_once(of_account, 'GRANT', granted, 'issued', 'available', ref_type, ref_id, why, at);
end;
$$;

-- Takes credits back after a refund or chargeback; what was already spent or is held becomes debt. False when done before.
create or replace function ledger_claw_back(of_account uuid, taken bigint, ref_type text, ref_id text, why text, at timestamptz)
    returns boolean
    language plpgsql as
$$
declare
    there bigint;
begin
    insert into wallet (account_id) values (of_account) on conflict do nothing; -- a refund may come before its grant
    there := least((ledger_lock(of_account)).available, taken);
    if exists (select from ledger_transfer
               where kind in ('CLAWBACK', 'DEBT') and reference_type = ref_type and reference_id = ref_id) then
        return false;
    end if;
    if there > 0 and not ledger_transfer_once(of_account, 'CLAWBACK', there, 'available', 'clawed_back', ref_type, ref_id, why, at) then
        return false;
    end if;
    if taken > there and not ledger_transfer_once(of_account, 'DEBT', taken - there, 'debt', 'clawed_back', ref_type, ref_id, why, at) then
        raise exception 'one reference takes back from two accounts' using errcode = 'unique_violation';
    end if;
    return true;
end;
$$;

-- One half of a move between wallets, when there is something to move.
create function ledger_move(from_account uuid, into_account uuid, moved bigint, what text, place text,
                            ref_type text, ref_id text, at timestamptz) returns void
    language plpgsql as
$$
declare
    owed boolean := place = 'debt'; -- a debt moves the other way round: it leaves where it is credited
begin
    if moved > 0 and not (
        ledger_transfer_once(from_account, what || '_OUT', moved, case when owed then 'merged' else place end,
                             case when owed then place else 'merged' end, ref_type, ref_id, null, at)
            and
        ledger_transfer_once(into_account, what || '_IN', moved, case when owed then place else 'merged' end,
                             case when owed then 'merged' else place end, ref_type, ref_id, null, at)) then
        raise exception 'one reference merges two accounts' using errcode = 'unique_violation';
    end if;
end;
$$;

-- Moves everything that an account has into another's wallet, for good: its credits, its debt, its open holds. What comes for
-- it later (the end of a hold, a grant, a refund) is the survivor's. False when the account was merged before.
create function ledger_merge(from_account uuid, into_account uuid, ref_type text, ref_id text, at timestamptz) returns boolean
    language plpgsql as
$$
declare
    source   wallet;
    survivor wallet;
begin
    if from_account = into_account then
        raise exception 'an account cannot be merged into itself' using errcode = 'invalid_parameter_value';
    end if;
    insert into wallet (account_id)
    select account_id from unnest(array [from_account, into_account]) as a (account_id) order by account_id
    on conflict do nothing;
    -- In the order of accounts, so that two merges cannot wait for each other.
    perform from wallet where account_id in (from_account, into_account) order by account_id for update;
    select * into source from wallet where account_id = from_account;
    select * into survivor from wallet where account_id = into_account;
    if source.merged_into = into_account then
        return false;
    end if;
    if source.merged_into is not null or survivor.merged_into is not null then
        raise exception 'an account that was merged before' using errcode = 'invalid_parameter_value';
    end if;

    perform ledger_move(from_account, into_account, source.held, 'MERGE_HOLDS', 'held', ref_type, ref_id, at);
    perform ledger_move(from_account, into_account, source.debt, 'MERGE_DEBT', 'debt', ref_type, ref_id, at);
    perform ledger_move(from_account, into_account, source.available, 'MERGE', 'available', ref_type, ref_id, at);
    update wallet set merged_into = into_account where account_id = from_account;
    return true;
end;
$$;
