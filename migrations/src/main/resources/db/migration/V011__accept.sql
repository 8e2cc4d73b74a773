-- The accept path: idempotency, quota or hold, generation and work in one statement, so in one round trip and one commit.
-- It composes what each feature owns. Anything but 'ACCEPTED' leaves no trace.
create function generation_accept(
    new_id uuid, of_kind text, of_model text, of_settings jsonb, of_provider_model text, of_provider_input jsonb, of_prompt text,
    of_asker text, of_owner text, of_account uuid, of_door text, is_unlisted boolean, of_trace text,
    of_price bigint, of_catalog text, of_estimate bigint, of_typical interval, of_run_limit interval, queue_patience interval, of_expiry interval,
    idem_key text, idem_body text,
    quota_window date, quota_subjects text[], quota_limits int[],
    at timestamptz)
    returns table (outcome text, generation_id uuid, price bigint, balance bigint, quota_used int)
    language plpgsql as
$$
declare
    earlier      idempotency%rowtype;
    is_free      constant boolean := of_account is null;
    left_over    bigint;
    used_now     int;
begin
    if idem_key is not null then
        if not pg_try_advisory_xact_lock(hashtextextended(of_asker || ' ' || idem_key, 7)) then
            return query select 'KEY_IN_FLIGHT', null::uuid, null::bigint, null::bigint, null::int;
            return;
        end if;
        select * into earlier from idempotency i where i.scope = of_asker and i.key = idem_key;
        if found and earlier.body_hash <> idem_body then
            return query select 'KEY_REUSED', null::uuid, null::bigint, null::bigint, null::int;
            return;
        elsif found then
            return query
                select 'REPLAYED', g.id, g.price,
                       (select available from wallet w where w.account_id = g.account_id),
                       (select q.used from free_quota q
                        where q.subject = quota_subjects[1] and q.kind = of_kind and q.window_start = quota_window)
                from generation g
                where g.id = earlier.generation_id;
            return;
        end if;
    end if;

    if is_free then
        used_now := quota_take(new_id, of_kind, quota_window, quota_subjects, quota_limits);
        if used_now is null then
            return query select 'QUOTA_USED_UP', null::uuid, null::bigint, null::bigint, null::int;
            return;
        end if;
    else
        left_over := ledger_hold(of_account, of_price, 'generation', new_id::text, at);
        if left_over is null then
            return query
                select 'NOT_ENOUGH_CREDITS', null::uuid, of_price,
                       coalesce((select available from wallet w where w.account_id = of_account), 0), null::int;
            return;
        end if;
    end if;

    insert into generation (id, state, kind, model, settings, provider_model, provider_input, prompt, asker_key, owner_key,
                            account_id, door, unlisted, trace_id, free, price, catalog_version, estimate_micros, queue_class,
                            typical, run_limit, created_at, changed_at, deadline_at, expires_at)
    values (new_id, 'SCREENING', of_kind, of_model, of_settings, of_provider_model, of_provider_input, of_prompt, of_asker,
            of_owner, of_account, of_door, is_unlisted, of_trace, is_free, of_price, of_catalog, of_estimate,
            case when is_free then 1 else 0 end, of_typical, of_run_limit, at, at, at + queue_patience, at + of_expiry);
    if idem_key is not null then
        insert into idempotency (scope, key, body_hash, generation_id, created_at)
        values (of_asker, idem_key, idem_body, new_id, at);
    end if;
    perform work_enqueue('generation', new_id::text, at, case when is_free then 0 else 10 end::smallint);
    return query select 'ACCEPTED', new_id, of_price, left_over, used_now;
end;
$$;
