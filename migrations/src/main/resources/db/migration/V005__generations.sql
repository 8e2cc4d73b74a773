-- Owned by generation: one row a generation, moved by compare-and-set on (state, version).

create table generation (
    id               uuid primary key,
    seq              bigint generated always as identity,
    state            text        not null check (state in
                                                 ('SCREENING', 'FUNDING', 'QUEUED', 'ADMITTED', 'SUBMITTING', 'UNCERTAIN',
                                                  'RUNNING', 'STORING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    version          int         not null default 0,

    -- What was asked for, and by whom.
    kind             text        not null check (kind in ('image', 'video')),
    model            text        not null,
    settings         jsonb       not null,
    provider_model   text        not null,
    provider_input   jsonb       not null,
    prompt           text, -- erased when the generation is deleted
    asker_key        text        not null,
    owner_key        text        not null,
    account_id       uuid references account (id),
    door             text        not null,
    unlisted         boolean     not null default false,
    trace_id         text,

    -- Money. A member's credits are held, a free asker's quota is used; never both.
    free             boolean     not null,
    price            bigint      not null check (price > 0),
    catalog_version  text        not null,
    estimate_micros  bigint      not null check (estimate_micros >= 0),
    cost_micros      bigint check (cost_micros >= 0),

    -- The queue: class before turn before order of acceptance.
    queue_class      smallint    not null check (queue_class in (0, 1)),
    turn             bigint      not null default 0,
    not_before       timestamptz,

    -- The provider.
    attempt          int         not null default 0,
    uncertain_count  int         not null default 0,
    task_id          text check (length(task_id) <= 128),
    result_urls      jsonb,
    progress         int         not null default 0 check (progress between 0 and 100),
    polls            int         not null default 0,
    stores           int         not null default 0,

    -- Time.
    typical          interval    not null,
    run_limit        interval    not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    submitted_at     timestamptz,
    uncertain_until  timestamptz,
    deadline_at      timestamptz not null,
    finished_at      timestamptz,
    expires_at       timestamptz,
    deleted_at       timestamptz,

    failure_code     text,

    constraint member_has_account check (free = (account_id is null)),
    constraint running_has_task check (state not in ('RUNNING', 'STORING') or task_id is not null),
    constraint failed_has_code check ((state = 'FAILED') = (failure_code is not null)),
    constraint ended_has_time check ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    constraint deleted_has_no_prompt check (deleted_at is null or prompt is null)
) with (fillfactor = 80);

create index generation_queue on generation (queue_class, turn, seq) where state = 'QUEUED';
create index generation_queue_by_asker on generation (asker_key, turn) where state = 'QUEUED';
create index generation_at_provider on generation (asker_key) where state in ('ADMITTED', 'SUBMITTING', 'UNCERTAIN', 'RUNNING');
create index generation_open on generation (id) where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED');
create index generation_by_owner on generation (owner_key, seq desc) where deleted_at is null;
create index generation_expiring on generation (expires_at) where expires_at is not null and prompt is not null;

-- Every turn at the provider, committed before the call. The answer may be lost; the attempt names itself in the callback.
create table submit_attempt (
    generation_id uuid        not null references generation (id),
    attempt       int         not null check (attempt > 0),
    admitted_at   timestamptz not null,
    called_at     timestamptz,
    outcome       text check (outcome in ('ACCEPTED', 'RETRY_LATER', 'REFUSED', 'UNAVAILABLE', 'UNCERTAIN', 'ADOPTED', 'LOST', 'CANCELLED')),
    task_id       text check (length(task_id) <= 128),
    primary key (generation_id, attempt)
);

create index submit_attempt_by_admission on submit_attempt (admitted_at);
-- A task belongs to one generation.
create unique index task_belongs_to_one_attempt on submit_attempt (task_id) where task_id is not null;

-- What providers' callbacks said: a hint that names a task. Its row is the inbox that makes a duplicate harmless.
create table provider_callback (
    generation_id uuid        not null references generation (id),
    attempt       int         not null,
    task_id       text        not null check (length(task_id) between 1 and 128),
    received_at   timestamptz not null,
    primary key (generation_id, attempt, task_id)
);

-- Tasks that a provider made and nobody waits for: they cost us, never the asker.
create table orphan_task (
    task_id       text primary key,
    generation_id uuid        not null references generation (id),
    attempt       int         not null,
    reason        text        not null,
    found_at      timestamptz not null
);

-- The door to the provider account, shared by all nodes. Locked by admission alone; accepting only reads it.
create table provider_gate (
    provider      text primary key,
    paid_turn     bigint not null default 0,
    free_turn     bigint not null default 0,
    paused_until  timestamptz,
    pause_reason  text
);

create table idempotency (
    scope         text        not null,
    key           text        not null check (length(key) between 1 and 255),
    body_hash     text        not null,
    generation_id uuid        not null references generation (id),
    created_at    timestamptz not null,
    primary key (scope, key)
);

create index idempotency_by_age on idempotency (created_at);

-- Lets waiting generations in, as many as the provider's rate and concurrency allow: paid before free, then by turn. One
-- caller at a time holds the gate. Returns who was let in.
create function generation_admit(at_provider text, at timestamptz, per_window int, window_length interval, at_once int)
    returns setof uuid
    language plpgsql as
$$
declare
    gate  provider_gate%rowtype;
    room  int;
    entry record;
begin
    select * into gate from provider_gate where provider = at_provider for update skip locked;
    if not found or gate.paused_until > at then
        return;
    end if;
    select least(
                   per_window - (select count(*) from submit_attempt where admitted_at > at - window_length),
                   at_once - (select count(*) from generation where state in ('ADMITTED', 'SUBMITTING', 'UNCERTAIN', 'RUNNING')))
    into room;
    if room <= 0 then
        return;
    end if;
    for entry in
        select id, queue_class, turn, attempt from generation
        where state = 'QUEUED' and (not_before is null or not_before <= at)
        order by queue_class, turn, seq
        limit room for update skip locked
        loop
            update generation
            set state = 'ADMITTED', version = version + 1, attempt = entry.attempt + 1, changed_at = at
            where id = entry.id;
            insert into submit_attempt (generation_id, attempt, admitted_at) values (entry.id, entry.attempt + 1, at);
            perform work_signal('generation', entry.id::text, at);
            if entry.queue_class = 0 then
                gate.paid_turn := greatest(gate.paid_turn, entry.turn);
            else
                gate.free_turn := greatest(gate.free_turn, entry.turn);
            end if;
            return next entry.id;
        end loop;
    update provider_gate
    set paid_turn = gate.paid_turn, free_turn = gate.free_turn
    where provider = at_provider and (paid_turn, free_turn) <> (gate.paid_turn, gate.free_turn);
end;
$$;

-- The next turn of an asker: behind the asker's own waiting ones, and not before the turn being served. So one asker's
-- thousand delay another's first by one.
create function generation_next_turn(at_provider text, of_asker text, of_class smallint) returns bigint
    language sql stable as
$$
select greatest(
               coalesce((select max(turn) from generation where asker_key = of_asker and state = 'QUEUED'), 0),
               coalesce((select case of_class when 0 then paid_turn else free_turn end from provider_gate where provider = at_provider), 0)
           ) + 1;
$$;
