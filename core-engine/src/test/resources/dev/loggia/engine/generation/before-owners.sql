-- What the version with the migrations up to V021 (commit 1508c6d) leaves behind when it is killed: jobs of a visitor, a chat user
-- and a member in every state, accepted by its own functions; quotas, holds, a key, a published picture, news on the way.
select account_open('00000000-0000-0000-0000-0000000000aa', 'test', 'ann', now() - interval '1 hour');
select ledger_grant('00000000-0000-0000-0000-0000000000aa', 100, 'order', '1', 'a pack', now() - interval '1 hour');
insert into provider_gate (provider) values ('fake') on conflict do nothing;

create function fixture_accept(n int, asker text, owner text, account uuid, door text, key text) returns void
    language plpgsql as
$$
begin
    perform generation_accept(
            ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, 'image', 'z-image', '{"aspectRatio": "1:1"}', 'z-image',
            '{}', 'a lighthouse at dusk', asker, owner, account, door, false, null, 1, '1', 5000, interval '10 seconds',
            interval '5 minutes', interval '30 minutes', case when account is null then interval '7 days' end, key, 'body',
            (now() at time zone 'utc')::date, array[asker, 'net:' || n], array[20, 80], now());
end;
$$;

select fixture_accept(n, 'visitor:addr', 'visitor:browser-0123456789ab', null, 'web', case n when 1 then 'a key' end)
from generate_series(1, 11) n;
select fixture_accept(20 + n, 'chat:discord:77', 'chat:discord:77', null, 'discord', null) from generate_series(1, 11) n;
select fixture_accept(40 + n, 'member:00000000-0000-0000-0000-0000000000aa', 'member:00000000-0000-0000-0000-0000000000aa',
                      '00000000-0000-0000-0000-0000000000aa', 'web', null)
from generate_series(1, 11) n;

-- One of each owner in each state, as its steps would have left it.
create function fixture_state(n int) returns text language sql as
$$
select (array['SCREENING', 'FUNDING', 'QUEUED', 'ADMITTED', 'SUBMITTING', 'UNCERTAIN', 'RUNNING', 'STORING', 'SUCCEEDED',
              'FAILED', 'CANCELLED'])[n % 20];
$$;

update generation g
set state           = fixture_state(n),
    version         = n % 20,
    attempt         = case when n % 20 between 4 and 9 then 1 else 0 end,
    task_id         = case when n % 20 between 7 and 9 then 'task-' || n end,
    result_urls     = case when n % 20 = 8 then '["http://127.0.0.1:9/gone.png"]'::jsonb end,
    submitted_at    = case when n % 20 between 6 and 9 then now() - interval '10 minutes' end,
    uncertain_until = case when n % 20 = 6 then now() - interval '1 minute' end,
    deadline_at     = case when n % 20 >= 6 then now() - interval '1 second' else deadline_at end,
    finished_at     = case when n % 20 >= 9 then now() end,
    failure_code    = case when n % 20 = 10 then 'timed_out' end,
    changed_at      = now() - interval '10 minutes'
from (select id, right(id::text, 12)::int as n from generation) numbered
where numbered.id = g.id;

insert into submit_attempt (generation_id, attempt, admitted_at, called_at, task_id, outcome)
select id, 1, now() - interval '10 minutes', now() - interval '10 minutes', task_id, case when task_id is not null then 'ACCEPTED' end
from generation
where attempt = 1;

select ledger_resolve(case state when 'SUCCEEDED' then 'CAPTURE' else 'RELEASE' end, 'generation', id::text, now())
from generation
where account_id is not null and finished_at is not null;
select quota_give_back(id, now()) from generation where account_id is null and state in ('FAILED', 'CANCELLED');

insert into pool_entry (kind, amount_usd_micros, reference, generation_id, actor, created_at)
select 'COST', -estimate_micros, task_id, id, 'system', now() from generation where state = 'SUCCEEDED';
insert into feed_item (generation_id, published_at) select id, now() from generation where state = 'SUCCEEDED';
insert into media_asset (id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height, object_key, created_at, expires_at)
select gen_random_uuid(), id, 0, 'image', 'image/png', 1, repeat('0', 64), 1, 1,
       case when account_id is null then 'free/' else 'kept/' end || id, now(), expires_at
from generation
where state = 'SUCCEEDED';
insert into delivery (id, generation_id, door, dedupe_key, created_at, changed_at)
select id, id, door, 'end:' || id, now(), now() from generation where state in ('SUCCEEDED', 'FAILED');
select work_enqueue('delivery:' || door, id::text, now(), 20::smallint) from delivery;
delete from scheduled_tasks t using generation g
where t.task_name = 'generation' and t.task_instance = g.id::text and g.finished_at is not null;

drop function fixture_accept, fixture_state;
