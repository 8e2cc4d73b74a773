-- Owned by delivery: telling the asker, durably, once.
create table delivery (
    id            uuid primary key,
    generation_id uuid        not null references generation (id),
    door          text        not null,
    dedupe_key    text        not null unique,
    state         text        not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'UNDELIVERABLE')),
    attempts      int         not null default 0,
    note          text,
    created_at    timestamptz not null,
    changed_at    timestamptz not null
);

create index delivery_by_generation on delivery (generation_id);
