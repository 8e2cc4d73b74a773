-- Several acceptances in one statement, as V016 has it, but as a set: what PostgreSQL does once for a statement, such as reading
-- its checks and making its plan ready, it does once for all of them. What there is to decide one after the other (who of two
-- gets the last credit, a key that comes again) is decided by generation_accept as before.

-- Owned by credit. Sets prices aside, for each account all of its prices or none; without an account there is nothing to do.
-- Answers in the order given with what is left then; null for an account whose balance is too short for all of them. All wallets are locked, in the order of accounts, so
-- that two of these cannot wait for each other.
create function ledger_hold_together(accounts uuid[], prices bigint[], ref_type text, refs text[], at timestamptz) returns bigint[]
    language plpgsql as
$$
declare
    left_over bigint[];
begin
    perform from wallet where account_id = any (accounts) order by account_id for update;
    with asked as (select n, account, price, ref,
                          sum(price) over (partition by account order by n)::bigint as so_far,
                          row_number() over (partition by account order by n)       as nth
                   from unnest(accounts, prices, refs) with ordinality as a (account, price, ref, n)),
         wanted as (select account, sum(price)::bigint as total, count(*) as times from asked group by account),
         paid as (update wallet w
                  set available = w.available - total, held = w.held + total, version = w.version + times
                  from wanted
                  where w.account_id = wanted.account and w.available >= total
                  returning w.account_id, w.available + total as available, w.version - times as version),
         written as (insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type,
                                                  reference_id, created_at)
                     select account_id, version + nth, 'HOLD', price, 'available', 'held', ref_type, ref, at
                     from asked join paid on account_id = account
                     order by n)
    select array_agg(available - so_far order by n) into left_over from asked left join paid on account_id = account;
    return left_over;
end;
$$;

-- Owned by quota. For each generation one from every subject, or none. The subjects come in one list: of_generation says whose
-- each is (1 is the first, null is to be passed over), width how wide it is (the narrowest first). Answers in the order of
-- generations with how many the narrowest subject has used by then; null where one would go over its limit, and nothing is
-- taken for those.
-- Rows are locked by width, then by name: whoever takes for one generation only, narrowest first, locks in the same order.
create function quota_take_together(generations uuid[], kinds text[], windows date[],
                                    of_generation int[], widths int[], subjects text[], limits int[]) returns int[]
    language plpgsql as
$$
declare
    used_now int[];
    too_many int[];
begin
    with asked as (select g, width, subject, kinds[g] as kind, windows[g] as window_start, most,
                          row_number() over (partition by subject, kinds[g], windows[g] order by g)::int as nth
                   from unnest(of_generation, widths, subjects, limits) as a (g, width, subject, most)
                   where g is not null),
         wanted as (select width, subject, kind, window_start, count(*)::int as times
                    from asked
                    group by width, subject, kind, window_start),
         taken as (insert into free_quota as q (subject, kind, window_start, used)
                   select subject, kind, window_start, times from wanted order by width, subject, kind, window_start
                   on conflict (subject, kind, window_start) do update set used = q.used + excluded.used
                   returning q.subject, q.kind, q.window_start, q.used),
         judged as (select g,
                           bool_or(used > most)                              as over,
                           (array_agg(used - times + nth order by width))[1] as first_used
                    from asked
                             join wanted using (width, subject, kind, window_start)
                             join taken using (subject, kind, window_start)
                    group by g)
    select array_agg(case when not over then first_used end order by n), array_agg(g) filter (where over)
    into used_now, too_many
    from unnest(generations) with ordinality as a (id, n)
             left join judged on g = n;

    if too_many is not null then
        update free_quota q
        set used = q.used - times
        from (select subject, kinds[g] as kind, windows[g] as window_start, count(*) as times
              from unnest(of_generation, subjects) as a (g, subject)
              where g = any (too_many)
              group by 1, 2, 3) back
        where q.subject = back.subject and q.kind = back.kind and q.window_start = back.window_start;
    end if;

    insert into quota_use (generation_id, kind, window_start, subjects)
    select generations[g], kinds[g], windows[g], array_agg(subject order by width)
    from unnest(of_generation, widths, subjects) as a (g, width, subject)
    where used_now[g] is not null
    group by g;
    return used_now;
end;
$$;

-- Owned by work. As work_enqueue, for several.
create function work_enqueue_together(kind text, ids text[], due timestamptz, with_priorities smallint[]) returns void
    language sql as
$$
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
select kind, id, due, false, 1, with_priority
from unnest(ids, with_priorities) as a (id, with_priority)
on conflict do nothing;
$$;

-- Accepts several that met, in the order given, and answers in that order. quota_of says whose each of the quota's subjects is.
-- All that can be locked is locked before anything is decided, wallets first, so that two of these cannot wait for each other.
-- Who finds a row locked for long fails them all, so that one asker does not hold up the others: they are asked again one by
-- one. Plans are kept, for making one costs as much as running it. (generation_accept_together stays for nodes of the version
-- before.)
create function generation_accept_several(
    new_ids uuid[], kinds text[], models text[], settings text[], provider_models text[], provider_inputs text[], prompts text[],
    askers text[], owners text[], accounts uuid[], doors text[], unlisted boolean[], traces text[],
    prices bigint[], catalogs text[], estimates bigint[], typical text[], run_limits text[], patience text[], expiry text[],
    idem_keys text[], idem_bodies text[], quota_windows date[],
    quota_of int[], quota_widths int[], quota_subjects text[], quota_limits int[], at timestamptz)
    returns table (outcome text, generation_id uuid, price bigint, balance bigint, quota_used int)
    language plpgsql
    set lock_timeout = '250ms'
    set plan_cache_mode = 'force_generic_plan' as
$$
declare
    size      constant int := cardinality(new_ids);
    payers    uuid[]       := accounts;
    takers    int[]        := quota_of;
    left_over bigint[];
    used_now  int[];
    accepted  int;
begin
    if size = 1 then
        return query
            select a.*
            from generation_accept(
                     new_ids[1], kinds[1], models[1], settings[1]::jsonb, provider_models[1], provider_inputs[1]::jsonb,
                     prompts[1], askers[1], owners[1], accounts[1], doors[1], unlisted[1], traces[1], prices[1], catalogs[1],
                     estimates[1], typical[1]::interval, run_limits[1]::interval, patience[1]::interval, expiry[1]::interval,
                     idem_keys[1], idem_bodies[1], quota_windows[1], quota_subjects, quota_limits, at) as a;
        return;
    end if;

    -- Keys that are being accepted elsewhere, were seen before or come twice here take no part in the set.
    for i in 1 .. size
        loop
            continue when idem_keys[i] is null;
            if not pg_try_advisory_xact_lock(hashtextextended(askers[i] || ' ' || idem_keys[i], 7))
                or exists (select from unnest(askers[1 : i - 1], idem_keys[1 : i - 1]) as e (scope, key)
                           where e.scope = askers[i] and e.key = idem_keys[i]) then
                payers[i] := null;
                takers := array_replace(takers, i, null);
            elsif exists (select from idempotency e where e.scope = askers[i] and e.key = idem_keys[i]) then
                payers[i] := null;
                takers := array_replace(takers, i, null);
            end if;
        end loop;

    if array_remove(payers, null) <> '{}' then
        left_over := ledger_hold_together(payers, prices, 'generation', new_ids::text[], at);
    end if;
    if array_remove(takers, null) <> '{}' then
        used_now := quota_take_together(new_ids, kinds, quota_windows, takers, quota_widths, quota_subjects, quota_limits);
    end if;

    insert into generation (id, state, kind, model, settings, provider_model, provider_input, prompt, asker_key, owner_key,
                            account_id, door, unlisted, trace_id, free, price, catalog_version, estimate_micros,
                            queue_class, typical, run_limit, created_at, changed_at, deadline_at, expires_at)
    select g.id, 'SCREENING', g.kind, g.model, g.settings::jsonb, g.provider_model, g.provider_input::jsonb, g.prompt,
           g.asker, g.owner, g.account, g.door, g.is_unlisted, g.trace, g.account is null, g.price, g.catalog, g.estimate,
           case when g.account is null then 1 else 0 end, g.typical::interval, g.run_limit::interval, at, at,
           at + g.patience::interval, at + g.expiry::interval
    from unnest(new_ids, kinds, models, settings, provider_models, provider_inputs, prompts, askers, owners, accounts, doors,
                unlisted, traces, prices, catalogs, estimates, typical, run_limits, patience, expiry) with ordinality
             as g (id, kind, model, settings, provider_model, provider_input, prompt, asker, owner, account, door,
                   is_unlisted, trace, price, catalog, estimate, typical, run_limit, patience, expiry, n)
    where left_over[n] is not null or used_now[n] is not null
    order by n;
    get diagnostics accepted = row_count;
    if array_remove(idem_keys, null) <> '{}' then
        insert into idempotency (scope, key, body_hash, generation_id, created_at)
        select asker, key, body, id, at
        from unnest(askers, idem_keys, idem_bodies, new_ids) with ordinality as i (asker, key, body, id, n)
        where key is not null and (left_over[n] is not null or used_now[n] is not null);
    end if;
    perform work_enqueue_together('generation', array_agg(id::text order by n), at,
                                  array_agg(case when account is null then 0 else 10 end::smallint order by n))
    from unnest(new_ids, accounts) with ordinality as w (id, account, n)
    where left_over[n] is not null or used_now[n] is not null;
    if accepted = size then
        return query
            select 'ACCEPTED', a.id, a.cost, left_over[n], used_now[n]
            from unnest(new_ids, prices) with ordinality as a (id, cost, n)
            order by n;
        return;
    end if;

    for i in 1 .. size
        loop
            if left_over[i] is not null or used_now[i] is not null then
                return query select 'ACCEPTED', new_ids[i], prices[i], left_over[i], used_now[i];
                continue;
            end if;
            return query
                select a.*
                from generation_accept(
                         new_ids[i], kinds[i], models[i], settings[i]::jsonb, provider_models[i], provider_inputs[i]::jsonb,
                         prompts[i], askers[i], owners[i], accounts[i], doors[i], unlisted[i], traces[i], prices[i],
                         catalogs[i], estimates[i], typical[i]::interval, run_limits[i]::interval, patience[i]::interval,
                         expiry[i]::interval, idem_keys[i], idem_bodies[i], quota_windows[i],
                         (select array_agg(subject order by width)
                          from unnest(quota_of, quota_subjects, quota_widths) as q (g, subject, width)
                          where g = i),
                         (select array_agg(most order by width)
                          from unnest(quota_of, quota_limits, quota_widths) as q (g, most, width)
                          where g = i),
                         at) as a;
        end loop;
end;
$$;
