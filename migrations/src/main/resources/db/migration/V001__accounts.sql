-- Owned by account. The minimum: who may hold a wallet. Identities, linking and sign-in come with the sign-in doors.
create table account (
    id         uuid primary key,
    tier       text        not null default 'authenticated' check (tier in ('authenticated', 'admin')),
    created_at timestamptz not null
);

create table identity (
    provider   text        not null check (provider ~ '^[a-z0-9_]{1,32}$'),
    subject    text        not null check (length(subject) between 1 and 255),
    account_id uuid        not null references account (id),
    created_at timestamptz not null,
    primary key (provider, subject)
);

create index identity_by_account on identity (account_id);

-- The account of an identity, opened on first sight. Two callers at once: the second waits for the first on the primary key.
create function account_open(fresh uuid, identity_provider text, identity_subject text, at timestamptz) returns uuid
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
    insert into identity (provider, subject, account_id, created_at)
    values (identity_provider, identity_subject, fresh, at)
    on conflict do nothing;
    if found then
        return fresh;
    end if;
    delete from account where id = fresh;
    select account_id into found_account from identity where provider = identity_provider and subject = identity_subject;
    return found_account;
end;
$$;
