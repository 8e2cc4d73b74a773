-- Owned by generation. Who made it is an owner; which tier they had is kept from acceptance; how it was paid is a fact of its own.
insert into owner (kind, subject, created_at)
select split_part(owner_key, ':', 1), substr(owner_key, strpos(owner_key, ':') + 1), min(created_at)
from generation
where account_id is null
group by owner_key
on conflict do nothing;

alter table generation
    add column owner_id uuid references owner (id),
    add column tier     text check (tier in ('free', 'authenticated', 'admin'));

update generation g
set owner_id = o.id,
    tier     = coalesce((select a.tier from account a where a.id = g.account_id), 'free')
from owner o
where o.retired_at is null
  and (o.kind, o.subject) = (case when g.account_id is null then split_part(g.owner_key, ':', 1) else 'account' end,
                             coalesce(g.account_id::text, substr(g.owner_key, strpos(g.owner_key, ':') + 1)));

alter table generation
    alter column owner_id set not null,
    alter column tier set not null,
    alter column owner_key drop not null, -- unused from here on; a later version drops it
    drop constraint member_has_account,
    add constraint credits_have_account check (free or account_id is not null),
    add constraint tier_has_account check ((tier = 'free') = (account_id is null));

drop index generation_by_owner;
create index generation_by_owner on generation (owner_id, seq desc) where deleted_at is null;

-- Keys were kept by the address or the account; from here on they are looked for by the owner, too.
insert into idempotency (scope, key, body_hash, result_type, result_id, created_at)
select o.kind || ':' || o.subject, i.key, i.body_hash, i.result_type, i.result_id, i.created_at
from idempotency i
         join generation g on g.id = i.generation_id
         join owner o on o.id = g.owner_id
on conflict do nothing;
