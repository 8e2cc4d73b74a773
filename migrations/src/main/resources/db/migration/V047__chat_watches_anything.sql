-- Owned by chat. A call watches things of one kind, by their ids; generations are the first kind.
drop view chat_unreachable;

alter table chat_call drop constraint chat_watching_something;
alter table chat_call rename column generations to watched;
alter table chat_call
    add column watched_kind text not null default 'generation' check (watched_kind ~ '^[a-z]{1,16}$'),
    alter column watched drop default,
    alter column watched type text[] using watched::text[],
    alter column watched set default '{}',
    add constraint chat_watching_something check (state <> 'WATCHING' or cardinality(watched) > 0);

create index chat_call_by_watched on chat_call using gin (watched) where watched <> '{}';
-- In which language somebody spoke last.
create index chat_call_by_person on chat_call (platform, person, received_at);

-- Who could not be told, for operators: no names, no words.
create view chat_unreachable as
select platform, event, action, note, watched_kind, watched, ended_at
from chat_call
where state = 'UNREACHABLE';
