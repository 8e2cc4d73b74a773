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
