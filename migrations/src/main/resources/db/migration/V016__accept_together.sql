-- Several acceptances of members in one statement, one round trip and one commit: those of callers who met. Each is judged by
-- itself, in the order given, and answered in that order. The caller orders by account, so that two of these cannot wait for
-- each other. Who finds a wallet locked for long fails them all, so that one wallet does not hold up the others: they are
-- asked again one by one.
create function generation_accept_together(
    new_ids uuid[], kinds text[], models text[], settings text[], provider_models text[], provider_inputs text[], prompts text[],
    askers text[], owners text[], accounts uuid[], doors text[], unlisted boolean[], traces text[],
    prices bigint[], catalogs text[], estimates bigint[], typical text[], run_limits text[], patience text[],
    idem_keys text[], idem_bodies text[], at timestamptz)
    returns table (outcome text, generation_id uuid, price bigint, balance bigint, quota_used int)
    language plpgsql
    set lock_timeout = '250ms' as
$$
begin
    for i in 1 .. cardinality(new_ids)
        loop
            return query
                select *
                from generation_accept(new_ids[i], kinds[i], models[i], settings[i]::jsonb, provider_models[i],
                                       provider_inputs[i]::jsonb, prompts[i], askers[i], owners[i], accounts[i], doors[i],
                                       unlisted[i], traces[i], prices[i], catalogs[i], estimates[i], typical[i]::interval,
                                       run_limits[i]::interval, patience[i]::interval, null, idem_keys[i], idem_bodies[i],
                                       null, '{}', '{}', at);
        end loop;
end;
$$;
