-- Owned by idempotency. One record for results of any type: which answer a key has had. A request that cannot say who it is
-- yet keeps it in two scopes, so that a repeat finds it by either.
alter table idempotency
    add column result_type text not null default 'generation' check (result_type ~ '^[a-z][a-z-]{0,31}$'),
    add column result_id   text check (length(result_id) between 1 and 255);

update idempotency set result_id = generation_id::text;

alter table idempotency
    alter column result_id set not null,
    alter column result_type drop default,
    -- Unused from here on; a later version drops it.
    alter column generation_id drop not null,
    drop constraint idempotency_generation_id_fkey;

create index idempotency_by_result on idempotency (result_type, result_id);

-- What a key has had, for who is about to answer it in this transaction: 'NEW', 'REPLAY' with the result, 'REUSED' for another
-- body, 'IN_FLIGHT' while another transaction answers it.
create function idempotency_begin(of_scopes text[], of_key text, of_body text, of_type text,
                                  out verdict text, out result text) language plpgsql as
$$
declare
    earlier idempotency%rowtype;
begin
    for i in 1 .. cardinality(of_scopes)
        loop
            if not pg_try_advisory_xact_lock(hashtextextended(of_scopes[i] || ' ' || of_key, 7)) then
                verdict := 'IN_FLIGHT';
                return;
            end if;
        end loop;
    select * into earlier from idempotency where scope = any (of_scopes) and key = of_key limit 1;
    if not found then
        verdict := 'NEW';
    elsif earlier.body_hash <> of_body or earlier.result_type <> of_type then
        verdict := 'REUSED';
    else
        verdict := 'REPLAY';
        result := earlier.result_id;
    end if;
end;
$$;

create function idempotency_keep(of_scopes text[], of_key text, of_body text, of_type text, of_result text, at timestamptz)
    returns void
    language sql as
$$
insert into idempotency (scope, key, body_hash, result_type, result_id, created_at)
select scope, of_key, of_body, of_type, of_result, at from unnest(of_scopes) as s (scope);
$$;

-- Who asked by one name asks by another from here on: a repeat still gets what it got. A key that both have used stays as it is.
create function idempotency_move(from_scope text, into_scope text) returns void
    language sql as
$$
update idempotency i
set scope = into_scope
where scope = from_scope and not exists (select from idempotency o where o.scope = into_scope and o.key = i.key);
$$;
