-- Owned by funding: what was paid into the provider's prepaid balance and what the provider took out of it.

-- The balance is the sum of the amounts: there is no row that every generation would have to lock.
create table pool_entry (
    id                bigint generated always as identity primary key,
    kind              text        not null,
    amount_usd_micros bigint      not null,
    reference         text        not null check (length(reference) between 1 and 255), -- of a cost: the provider's task
    generation_id     uuid, -- no foreign key: a cost outlives the generation it was for
    note              text check (length(note) <= 500),
    actor             text        not null check (length(actor) between 1 and 128),
    created_at        timestamptz not null,
    constraint pool_entry_once unique (kind, reference),
    constraint pool_entry_sign check (kind = 'TOP_UP' and amount_usd_micros > 0
        or kind = 'COST' and amount_usd_micros <= 0
        or kind = 'ADJUSTMENT' and amount_usd_micros <> 0),
    constraint pool_cost_has_generation check ((kind = 'COST') = (generation_id is not null))
);

create index pool_cost_by_time on pool_entry (created_at) include (amount_usd_micros) where kind = 'COST';
create index pool_cost_by_generation on pool_entry (generation_id) where kind = 'COST';

create trigger pool_entry_is_append_only
    before update or delete or truncate
    on pool_entry
execute function refuse_change();

-- The sum of all entries up to one, so that a balance adds up only what came after.
create table pool_checkpoint (
    through_id         bigint primary key,
    balance_usd_micros bigint      not null,
    created_at         timestamptz not null
);

create trigger pool_checkpoint_is_append_only
    before update or delete or truncate
    on pool_checkpoint
execute function refuse_change();

create function pool_balance() returns bigint
    language sql stable as
$$
select coalesce(c.balance_usd_micros, 0)
           + coalesce((select sum(e.amount_usd_micros) from pool_entry e where e.id > coalesce(c.through_id, 0)), 0)::bigint
from (select) one_row
         left join lateral (select through_id, balance_usd_micros
                            from pool_checkpoint
                            order by through_id desc
                            limit 1) c on true;
$$;

-- Ids are given before they are committed, so a sum up to the highest visible id could miss a lower one that commits later. The
-- lock waits for those who are booking and keeps others from taking an id; then nothing below the highest can come any more.
create function pool_make_checkpoint(worth_it bigint, at timestamptz) returns boolean
    language plpgsql as
$$
declare
    done_through bigint;
    last_id      bigint;
begin
    select coalesce(max(through_id), 0) into done_through from pool_checkpoint;
    select coalesce(max(id), 0) into last_id from pool_entry;
    if last_id - done_through < worth_it then
        return false;
    end if;
    begin
        set local lock_timeout = '1s';
        lock table pool_entry in share row exclusive mode;
        set local lock_timeout = 0;
    exception
        when lock_not_available then return false;
    end;
    insert into pool_checkpoint (through_id, balance_usd_micros, created_at)
    select max(id), pool_balance(), at
    from pool_entry
    on conflict do nothing;
    return found;
end;
$$;

-- Books the balance that a provider already holds when we first meet it. Two nodes that start at once, or an admin who books a
-- top-up in that moment, wait for each other on the lock; who comes second finds an entry.
create function pool_open(balance bigint, at timestamptz) returns boolean
    language plpgsql as
$$
begin
    if balance <= 0 or exists (select from pool_entry) then
        return false;
    end if;
    lock table pool_entry in share row exclusive mode;
    insert into pool_entry (kind, amount_usd_micros, reference, note, actor, created_at)
    select 'TOP_UP', balance, 'opening', 'What the provider held at the first start', 'system', at
    where not exists (select from pool_entry)
    on conflict do nothing;
    return found;
end;
$$;

-- What the provider says it holds beside what our books say, each time we asked.
create table pool_reconciliation (
    id                  bigint generated always as identity primary key,
    provider_usd_micros bigint      not null,
    pool_usd_micros     bigint      not null,
    drift_usd_micros    bigint      not null generated always as (provider_usd_micros - pool_usd_micros) stored,
    created_at          timestamptz not null
);

create trigger pool_reconciliation_is_append_only
    before update or delete or truncate
    on pool_reconciliation
execute function refuse_change();
