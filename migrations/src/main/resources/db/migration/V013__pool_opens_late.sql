-- Owned by funding. A provider that was away at the first start is met after the first costs were booked: its balance is what is
-- left after them, so the opening entry is that and what they took.
create or replace function pool_open(balance bigint, at timestamptz) returns boolean
    language plpgsql as
$$
begin
    if balance <= 0 or exists (select from pool_entry where kind <> 'COST') then
        return false;
    end if;
    lock table pool_entry in share row exclusive mode;
    insert into pool_entry (kind, amount_usd_micros, reference, note, actor, created_at)
    select 'TOP_UP', balance - coalesce((select sum(amount_usd_micros) from pool_entry), 0), 'opening',
           'What the provider held at the first start', 'system', at
    where not exists (select from pool_entry where kind <> 'COST')
    on conflict do nothing;
    return found;
end;
$$;
