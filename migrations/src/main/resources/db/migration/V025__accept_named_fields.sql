-- The accept path: idempotency, quota or hold, generation and work in one statement, so in one round trip and one commit. It
-- composes what each feature owns. What is not accepted leaves no trace.

drop function generation_accept_several, generation_accept_together, generation_accept, quota_take_together,
    ledger_hold_together, work_enqueue_together;

-- Locks all that several jobs may be paid from before anything is decided: wallets by account, then quota by width and name, so
-- that two callers cannot wait for each other. A job that comes alone takes its quota in that order; it only has to lock the
-- wallet first where both may pay.
create function generation_lock_payers(jobs jsonb) returns void
    language plpgsql as
$$
declare
    several constant boolean := jsonb_array_length(jobs) > 1;
begin
    perform from wallet
    where account_id in (select (j ->> 'account_id')::uuid
                         from jsonb_array_elements(jobs) j
                         where several or jsonb_array_length(j -> 'quota_subjects') > 0)
    order by account_id for update;
    if several then
        insert into free_quota as q (subject, kind, window_start, used)
        select subject, kind, starts, 0
        from (select distinct s.subject, s.width, j ->> 'kind' as kind, (j ->> 'quota_window')::date as starts
              from jsonb_array_elements(jobs) j,
                   rows from (jsonb_array_elements_text(j -> 'quota_subjects'), jsonb_array_elements_text(j -> 'quota_widths'))
                       as s (subject, width)) wanted
        order by width, subject, kind, starts
        on conflict (subject, kind, window_start) do update set used = q.used;
    end if;
end;
$$;

-- Accepts one job or several, in the order given, and answers each in that order. A job is an object: columns of generation
-- under their names, and with them who asks (owner_kind, owner_subject), what may pay (quota_window, quota_subjects with their
-- quota_limits and quota_widths, narrowest first; may_take_credits) and under which key (key_scopes, idempotency_key, body_hash).
-- The quota is spent before credits. Who is not patient fails when a lock is held for long: callers that share a commit come
-- again one by one then, so that one locked wallet holds up nobody else. Plans are kept, for making one costs as much as running it.
create function generation_accept(jobs jsonb, at timestamptz, patient boolean)
    returns table (outcome text, generation_id uuid, paid_by_quota boolean, price bigint, balance bigint, quota_used int,
                   owner_key text)
    language plpgsql
    set plan_cache_mode = 'force_generic_plan' as
$$
#variable_conflict use_column
declare
    job        record;
    earlier    record;
    known      record;
    n          int       := 0;
    outcomes   text[]    := '{}';
    ids        uuid[]    := '{}';
    owner_ids  uuid[]    := '{}';
    by_quota   boolean[] := '{}';
    prices     bigint[]  := '{}';
    left_over  bigint[]  := '{}';
    used_now   int[]     := '{}';
    owner_keys text[]    := '{}';
begin
    if not patient then
        perform set_config('lock_timeout', '250ms', true);
    end if;
    perform generation_lock_payers(jobs);

    for job in
        select j.*
        from jsonb_to_recordset(jobs) as j (
            id uuid, kind text, account_id uuid, price bigint, owner_kind text, owner_subject text, quota_window date,
            quota_subjects text[], quota_limits int[], may_take_credits boolean, key_scopes text[], idempotency_key text,
            body_hash text)
        loop
            n := n + 1;
            ids[n] := job.id;
            prices[n] := job.price;
            used_now[n] := null;
            left_over[n] := null;
            if job.idempotency_key is not null then
                earlier := idempotency_begin(job.key_scopes, job.idempotency_key, job.body_hash, 'generation');
                if earlier.verdict = 'REPLAY' then
                    outcomes[n] := 'REPLAYED';
                    ids[n] := earlier.result::uuid;
                    select g.price, g.free, w.available, o.kind || ':' || o.subject as owner_key
                    into known
                    from generation g
                             join owner o on o.id = g.owner_id
                             left join wallet w on w.account_id = g.account_id
                    where g.id = earlier.result::uuid;
                    if not found then -- accepted a moment ago, in this very set
                        select prices[p] as price, by_quota[p] as free, left_over[p] as available, owner_keys[p] as owner_key
                        into known
                        from array_position(ids[1 : n - 1], ids[n]) p;
                    end if;
                    prices[n] := known.price;
                    by_quota[n] := known.free;
                    left_over[n] := known.available;
                    owner_keys[n] := known.owner_key;
                    used_now[n] := (select q.used from free_quota q
                                    where q.subject = job.quota_subjects[1] and q.kind = job.kind
                                      and q.window_start = job.quota_window);
                    continue;
                elsif earlier.verdict <> 'NEW' then
                    outcomes[n] := 'KEY_' || earlier.verdict;
                    continue;
                end if;
            end if;

            if cardinality(job.quota_subjects) > 0 then
                used_now[n] := quota_take(job.id, job.kind, job.quota_window, job.quota_subjects, job.quota_limits);
            end if;
            by_quota[n] := used_now[n] is not null;
            if by_quota[n] then
                left_over[n] := (select w.available from wallet w where w.account_id = job.account_id);
            elsif job.may_take_credits then
                left_over[n] := ledger_hold(job.account_id, job.price, 'generation', job.id::text, at);
                if left_over[n] is null then
                    outcomes[n] := 'NOT_ENOUGH_CREDITS';
                    left_over[n] := (select w.available from wallet w where w.account_id = job.account_id);
                    continue;
                end if;
            else
                outcomes[n] := 'QUOTA_USED_UP';
                continue;
            end if;

            outcomes[n] := 'ACCEPTED';
            owner_ids[n] := owner_of(job.owner_kind, job.owner_subject, job.account_id, at);
            owner_keys[n] := job.owner_kind || ':' || job.owner_subject;
            if job.idempotency_key is not null then
                perform idempotency_keep(job.key_scopes, job.idempotency_key, job.body_hash, 'generation', job.id::text, at);
            end if;
            perform work_enqueue('generation', job.id::text, at, case when job.account_id is null then 0 else 10 end::smallint);
        end loop;

    insert into generation (id, state, kind, model, settings, provider_model, provider_input, prompt, asker_key, owner_id,
                            account_id, tier, door, unlisted, trace_id, free, price, catalog_version, estimate_micros,
                            queue_class, typical, run_limit, created_at, changed_at, deadline_at, expires_at)
    select g.id, 'SCREENING', g.kind, g.model, g.settings, g.provider_model, g.provider_input, g.prompt, g.asker_key,
           owner_ids[a.n], g.account_id, g.tier, g.door, g.unlisted, g.trace_id, by_quota[a.n], g.price, g.catalog_version,
           g.estimate_micros, case when g.account_id is null then 1 else 0 end, g.typical, g.run_limit, at, at,
           at + (a.j ->> 'patience')::interval, at + (a.j ->> 'expiry')::interval
    from jsonb_array_elements(jobs) with ordinality as a (j, n),
         jsonb_populate_record(null::generation, a.j) as g
    where outcomes[a.n] = 'ACCEPTED'
    order by a.n;

    return query
        select outcomes[i], ids[i], by_quota[i], prices[i], left_over[i], used_now[i], owner_keys[i]
        from generate_series(1, n) i
        order by i;
end;
$$;
