-- Owned by credit. A wallet is the only mutable money row; every change of it is one row in ledger_transfer.

create table wallet (
    account_id uuid primary key references account (id),
    available  bigint not null default 0 check (available >= 0),
    held       bigint not null default 0 check (held >= 0),
    debt       bigint not null default 0 check (debt >= 0),
    version    bigint not null default 0
);

-- Double entry: each row moves an amount from one place to another. 'available', 'held' and 'debt' are the wallet's;
-- the others are the house's side and are only ever summed.
create table ledger_transfer (
    id             bigint generated always as identity primary key,
    account_id     uuid        not null references wallet (account_id),
    wallet_version bigint      not null check (wallet_version > 0),
    kind           text        not null,
    amount         bigint      not null check (amount > 0),
    debit          text        not null,
    credit         text        not null,
    reference_type text        not null check (length(reference_type) between 1 and 32),
    reference_id   text        not null check (length(reference_id) between 1 and 255),
    reason         text,
    created_at     timestamptz not null,
    constraint transfer_once unique (kind, reference_type, reference_id),
    constraint wallet_versions_do_not_repeat unique (account_id, wallet_version),
    constraint transfer_sides check ((kind, debit, credit) in (
        ('GRANT', 'issued', 'available'),
        ('HOLD', 'available', 'held'),
        ('CAPTURE', 'held', 'earned'),
        ('RELEASE', 'held', 'available'),
        ('CLAWBACK', 'available', 'clawed_back'),
        ('DEBT', 'debt', 'clawed_back'),
        ('REPAY', 'available', 'debt'),
        ('ADJUST', 'issued', 'available'),
        ('ADJUST', 'available', 'issued')))
);

-- A hold is captured or released, once.
create unique index hold_resolved_once on ledger_transfer (reference_type, reference_id) where kind in ('CAPTURE', 'RELEASE');

create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end;
$$;

create trigger ledger_is_append_only
    before update or delete or truncate
    on ledger_transfer
execute function refuse_change();

-- Moves an amount and writes the transfer, in one go. Returns false, and changes nothing, when the same transfer was made
-- before. A wallet that lacks the amount violates its checks: the caller asks first where that is an expected answer.
create function ledger_transfer_once(of_account uuid, transfer_kind text, moved bigint, from_place text, to_place text,
                                     ref_type text, ref_id text, why text, at timestamptz) returns boolean
    language plpgsql as
$$
declare
    next_version bigint;
begin
    select version + 1 into next_version from wallet where account_id = of_account for update;
    if not found then
        raise exception 'no wallet' using errcode = 'no_data_found';
    end if;
    insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type, reference_id,
                                 reason, created_at)
    values (of_account, next_version, transfer_kind, moved, from_place, to_place, ref_type, ref_id, why, at)
    on conflict do nothing;
    if not found then
        return false;
    end if;
    update wallet
    set version   = next_version,
        available = available + case when to_place = 'available' then moved when from_place = 'available' then -moved else 0 end,
        held      = held + case when to_place = 'held' then moved when from_place = 'held' then -moved else 0 end,
        debt      = debt + case when from_place = 'debt' then moved when to_place = 'debt' then -moved else 0 end
    where account_id = of_account;
    return true;
end;
$$;

-- Sets the price aside. Null when the balance is short; the accept path's only statement on money.
create function ledger_hold(of_account uuid, price bigint, ref_type text, ref_id text, at timestamptz) returns bigint
    language plpgsql as
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
    insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type, reference_id, created_at)
    values (of_account, next_version, 'HOLD', price, 'available', 'held', ref_type, ref_id, at);
    return left_over;
end;
$$;

-- Ends a hold: CAPTURE or RELEASE, in full. False when it was ended before, whichever way.
create function ledger_resolve(resolution text, ref_type text, ref_id text, at timestamptz) returns boolean
    language plpgsql as
$$
declare
    hold ledger_transfer%rowtype;
begin
    select * into hold from ledger_transfer where kind = 'HOLD' and reference_type = ref_type and reference_id = ref_id;
    if not found then
        raise exception 'no hold' using errcode = 'no_data_found';
    end if;
    return ledger_transfer_once(hold.account_id, resolution, hold.amount, 'held',
                                case resolution when 'CAPTURE' then 'earned' when 'RELEASE' then 'available' end,
                                ref_type, ref_id, null, at);
end;
$$;

-- Adds credits; a debt is repaid from them first. False when this grant was made before.
create function ledger_grant(of_account uuid, granted bigint, ref_type text, ref_id text, why text, at timestamptz) returns boolean
    language plpgsql as
$$
declare
    owed bigint;
begin
    insert into wallet (account_id) values (of_account) on conflict do nothing;
    if not ledger_transfer_once(of_account, 'GRANT', granted, 'issued', 'available', ref_type, ref_id, why, at) then
        return false;
    end if;
    select least(debt, available) into owed from wallet where account_id = of_account;
    if owed > 0 then
        perform ledger_transfer_once(of_account, 'REPAY', owed, 'available', 'debt', ref_type, ref_id, null, at);
    end if;
    return true;
end;
$$;

-- Takes credits back after a refund or chargeback; what was already spent or is held becomes debt. False when done before.
create function ledger_claw_back(of_account uuid, taken bigint, ref_type text, ref_id text, why text, at timestamptz) returns boolean
    language plpgsql as
$$
declare
    there bigint;
begin
    insert into wallet (account_id) values (of_account) on conflict do nothing; -- a refund may come before its grant
    select least(available, taken) into there from wallet where account_id = of_account for update;
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
