-- Owned by account. Who made something: a visitor's browser, a chat user, an account. What is made refers to the owner, so that
-- linking a person to an account is one update, whatever they made before.
create table owner (
    id         uuid primary key default gen_random_uuid(),
    kind       text        not null check (kind in ('visitor', 'chat', 'account')),
    subject    text        not null check (length(subject) between 1 and 255),
    account_id uuid references account (id),
    created_at timestamptz not null,
    -- Since when a new owner is made for whoever comes by this name: the browser was claimed, the chat user unlinked.
    retired_at timestamptz,
    constraint account_owns_for_itself check (kind <> 'account' or account_id is not null),
    constraint retired_belongs_to_account check (retired_at is null or account_id is not null),
    constraint claimed_browser_is_retired check (kind <> 'visitor' or (account_id is null) = (retired_at is null))
);

create unique index owner_current on owner (kind, subject) where retired_at is null;
create index owner_by_account on owner (account_id) where account_id is not null;
create index owner_to_forget on owner (created_at) where account_id is null;

-- Everything this account was is now the other one.
alter table account
    add column merged_into uuid references account (id),
    add constraint merged_into_another check (merged_into <> id);

insert into owner (kind, subject, account_id, created_at)
select 'account', id::text, id, created_at from account;

-- The owner of whoever comes by a name, made on first sight. Locked as the foreign key of what is made will lock it: who claims
-- or links waits for it, and what was being made is there when they look.
create function owner_of(owner_kind text, owner_subject text, of_account uuid, at timestamptz) returns uuid
    language plpgsql as
$$
declare
    found_owner uuid;
begin
    loop
        select id into found_owner
        from owner
        where kind = owner_kind and subject = owner_subject and retired_at is null
        for key share;
        if found then
            return found_owner;
        end if;
        insert into owner (kind, subject, account_id, created_at) values (owner_kind, owner_subject, of_account, at)
        on conflict do nothing;
    end loop;
end;
$$;

-- All that a requester owns: an account all of its owners; who has none, what was made under the same name.
create function owners_of(requester_kind text, requester_subject text, requester_account uuid) returns setof uuid
    language sql stable rows 2 as
$$
select id from owner where account_id = requester_account
union all
select id
from owner
where requester_account is null and account_id is null and kind = requester_kind and subject = requester_subject;
$$;

-- The account of an identity, opened on first sight. Two callers at once: the second waits for the first on the primary key.
create or replace function account_open(fresh uuid, identity_provider text, identity_subject text, at timestamptz) returns uuid
    language plpgsql as
$$
declare
    found_account uuid;
begin
    select account_id into found_account from identity where provider = identity_provider and subject = identity_subject;
    if found then
        return found_account;
    end if;
    insert into account (id, created_at) values (fresh, at);
    insert into owner (kind, subject, account_id, created_at) values ('account', fresh::text, fresh, at);
    if account_link(fresh, identity_provider, identity_subject, at) = fresh then
        return fresh;
    end if;
    delete from owner where account_id = fresh;
    delete from account where id = fresh;
    select account_id into found_account from identity where provider = identity_provider and subject = identity_subject;
    return found_account;
end;
$$;

-- Links an identity to an account, unless it leads to one already. Returns the account that it leads to now. A chat user's
-- owner is made even when nothing was made yet: a generation that is accepted at this moment meets it on the unique index.
create function account_link(of_account uuid, identity_provider text, identity_subject text, at timestamptz) returns uuid
    language plpgsql as
$$
declare
    found_account uuid;
begin
    perform from account where id = of_account and merged_into is null for share;
    if not found then
        raise exception 'no such account' using errcode = 'no_data_found';
    end if;
    insert into identity (provider, subject, account_id, created_at)
    values (identity_provider, identity_subject, of_account, at)
    on conflict do nothing;
    if not found then
        select account_id into found_account from identity where provider = identity_provider and subject = identity_subject;
        return found_account;
    end if;
    if identity_provider in ('discord', 'telegram') then
        perform from owner
        where kind = 'chat' and subject = identity_provider || ':' || identity_subject and retired_at is null
        for update;
        insert into owner (kind, subject, account_id, created_at)
        values ('chat', identity_provider || ':' || identity_subject, of_account, at)
        on conflict (kind, subject) where retired_at is null do update set account_id = excluded.account_id;
    end if;
    return of_account;
end;
$$;

-- Takes an identity away from its account: 'UNLINKED', 'NOT_LINKED', or 'LAST' for the last way in. What was made stays the
-- account's; the next thing that the person makes has a new owner, made here, so that a job that is accepted at this moment
-- cannot make one for the account.
create function account_unlink(of_account uuid, identity_provider text, identity_subject text, at timestamptz) returns text
    language plpgsql as
$$
begin
    perform from account where id = of_account for no key update; -- two unlinkings at once must not both think there is another
    if not exists (select from identity
                   where provider = identity_provider and subject = identity_subject and account_id = of_account) then
        return 'NOT_LINKED';
    end if;
    if (select count(*) from identity where account_id = of_account) = 1 then
        return 'LAST';
    end if;
    delete from identity where provider = identity_provider and subject = identity_subject;
    update owner
    set retired_at = at
    where kind = 'chat' and subject = identity_provider || ':' || identity_subject and retired_at is null;
    if found then
        insert into owner (kind, subject, created_at) values ('chat', identity_provider || ':' || identity_subject, at);
    end if;
    return 'UNLINKED';
end;
$$;

-- Gives an account what a browser made without one. Null when the browser made nothing, or its things were claimed before.
create function account_claim(of_account uuid, browser text, at timestamptz) returns uuid
    language plpgsql as
$$
declare
    claimed uuid;
begin
    perform from account where id = of_account and merged_into is null for share;
    if not found then
        raise exception 'no such account' using errcode = 'no_data_found';
    end if;
    select id into claimed from owner where kind = 'visitor' and subject = browser and retired_at is null for update;
    update owner set account_id = of_account, retired_at = at where id = claimed;
    return claimed;
end;
$$;

-- Makes two accounts one: all that leads to the source and all that it owns is the survivor's. Its wallet moves by
-- ledger_merge, in the same transaction. False when it was merged into that one before.
create function account_merge(source uuid, survivor uuid) returns boolean
    language plpgsql as
$$
declare
    gone_into uuid;
begin
    perform from account where id in (source, survivor) order by id for no key update;
    select merged_into into gone_into from account where id = source;
    if gone_into = survivor then
        return false;
    end if;
    if gone_into is not null or not exists (select from account where id = survivor and merged_into is null and id <> source) then
        raise exception 'an account that was merged before' using errcode = 'invalid_parameter_value';
    end if;
    update identity set account_id = survivor where account_id = source;
    update owner set account_id = survivor where account_id = source;
    perform idempotency_move('account:' || source, 'account:' || survivor);
    update account set merged_into = survivor where id = source or merged_into = source;
    return true;
end;
$$;
