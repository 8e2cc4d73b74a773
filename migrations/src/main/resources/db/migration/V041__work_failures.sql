-- Owned by work. Steps that fail in a row: what they said first and last, and since when they are left alone, parked, because
-- failing went on for too long and what the work was for has been ended. A step that works again takes its row away.
create table work_failure (
    kind        text        not null,
    id          text        not null,
    failures    int         not null check (failures > 0),
    first_error text        not null, -- class or code and place, never what a person wrote
    first_at    timestamptz not null,
    last_error  text        not null,
    last_at     timestamptz not null,
    parked_at   timestamptz,
    parked_as   text, -- where it stood
    primary key (kind, id),
    constraint parked_says_where check ((parked_at is null) = (parked_as is null))
);

create index work_parked on work_failure (parked_at) where parked_at is not null;
