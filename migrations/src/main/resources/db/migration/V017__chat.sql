-- Owned by chat. What somebody did in a chat and how far its answer has come: one row a call, one writer a row.
create table chat_call (
    platform    text        not null check (platform ~ '^[a-z]{1,16}$'),
    event       text        not null check (length(event) between 1 and 80),
    person      text        not null check (length(person) between 1 and 64),
    community   text,
    channel     text        not null,
    action      text        not null check (action ~ '^[a-z]{1,12}$'),
    -- RECEIVED: to be done. ANSWERED: done, and the answer is to be shown. WATCHING: shows how its generations come along.
    -- RETRACTING: what was shown is to be taken back.
    state       text        not null check (state in ('RECEIVED', 'ANSWERED', 'WATCHING', 'RETRACTING', 'DONE', 'UNREACHABLE')),
    version     int         not null default 0,
    -- As private as a prompt; emptied soon after the end.
    asked       jsonb,
    answer      jsonb,
    -- Where to answer, in the door's words; may hold tokens of the platform. Emptied soon after the end, but kept without
    -- them as long as the row where pictures were shown.
    address     text,
    generations uuid[]      not null default '{}',
    attempts    int         not null default 0,
    note        text,
    received_at timestamptz not null,
    begun_at    timestamptz,
    shown_at    timestamptz,
    shown       int,
    ended_at    timestamptz,
    primary key (platform, event),
    constraint chat_watching_something check (state <> 'WATCHING' or cardinality(generations) > 0),
    constraint chat_answered_something check (state <> 'ANSWERED' or answer is not null),
    constraint chat_ended_has_time check ((state in ('DONE', 'UNREACHABLE')) = (ended_at is not null)),
    constraint chat_unreachable_has_note check (state <> 'UNREACHABLE' or note is not null)
) with (fillfactor = 80);

create index chat_call_by_generation on chat_call using gin (generations) where generations <> '{}';
create index chat_call_open on chat_call (received_at) where ended_at is null;
create index chat_call_ended on chat_call (ended_at) where ended_at is not null;
create index chat_call_with_words on chat_call (ended_at) where (asked -> 'options') is not null;

-- Takes a call once: the row and its work, in one statement. False when it was there before.
create function chat_take(of_platform text, of_event text, of_person text, of_community text, of_channel text, of_action text,
                          as_asked jsonb, at_address text, at timestamptz) returns boolean
    language plpgsql as
$$
begin
    insert into chat_call (platform, event, person, community, channel, action, state, asked, address, received_at)
    values (of_platform, of_event, of_person, of_community, of_channel, of_action, 'RECEIVED', as_asked, at_address, at)
    on conflict do nothing;
    if not found then
        return false;
    end if;
    perform work_enqueue('chat:' || of_platform, of_event, at, 30::smallint);
    return true;
end;
$$;

-- Who could not be told, for operators: no names, no words.
create view chat_unreachable as
select platform, event, action, note, generations, ended_at
from chat_call
where state = 'UNREACHABLE';

-- What moderators allow in a community (channel '') or in one channel, which then counts alone.
create table chat_policy (
    platform   text        not null,
    community  text        not null,
    channel    text        not null default '',
    images     boolean     not null,
    videos     boolean     not null,
    models     text[], -- null: all
    roles      text[], -- null: everybody
    spoiler    text        not null check (spoiler in ('always', 'never', 'unrestricted')),
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (platform, community, channel)
);

create table chat_block (
    platform   text        not null,
    community  text        not null,
    person     text        not null,
    blocked_by text        not null,
    blocked_at timestamptz not null,
    primary key (platform, community, person)
);

-- What a person likes, wherever in the platform.
create table chat_preference (
    platform   text        not null,
    person     text        not null,
    model      text,
    aspect     text,
    language   text check (language ~ '^[a-z]{2}$'),
    spoiler    boolean     not null default false,
    adult      boolean     not null default false,
    changed_at timestamptz not null,
    primary key (platform, person)
);
