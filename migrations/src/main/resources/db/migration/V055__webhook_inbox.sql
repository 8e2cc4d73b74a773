-- Owned by webhook: every event that a provider sent, once. A row outlives its body, so that what comes again is known for ever.
create table webhook_inbox (
    provider     text        not null check (provider ~ '^[a-z0-9-]{1,40}$'),
    event_id     text        not null check (length(event_id) between 1 and 255),
    kind         text        not null check (kind <> ''),
    subject_type text,
    subject_id   uuid,
    ids          jsonb       not null default '{}',
    -- SHA-256; unknown for what came before there was an inbox.
    body_hash    bytea check (length(body_hash) = 32),
    -- Encrypted, and only where the handler needs it.
    body         bytea,
    attempts     int         not null default 0,
    received_at  timestamptz not null,
    handled_at   timestamptz,
    primary key (provider, event_id),
    check ((subject_type is null) = (subject_id is null))
);
create index webhook_inbox_by_subject on webhook_inbox (subject_id) where subject_id is not null;
create index webhook_inbox_with_body on webhook_inbox (received_at) where body is not null;

insert into webhook_inbox (provider, event_id, kind, subject_type, subject_id, ids, received_at, handled_at)
select 'kie', generation_id || '/' || attempt || '/' || task_id, 'task', 'generation', generation_id,
       jsonb_build_object('attempt', attempt::text, 'task', task_id), received_at, received_at
from provider_callback;

drop table provider_callback;

-- What callbacks of providers said: a hint that names a task of an attempt that was made.
create view provider_callback as
select w.subject_id as generation_id, (w.ids ->> 'attempt')::int as attempt, w.ids ->> 'task' as task_id, w.received_at
from webhook_inbox w
where w.subject_type = 'generation'
  and w.kind = 'task'
  and exists (select
              from submit_attempt a
              where a.generation_id = w.subject_id and a.attempt = (w.ids ->> 'attempt')::int);
