-- Owned by generation. Takes the last place in the queue, in one round trip. One after the other, or an asker's jobs that enter at
-- once would not see each other and share a turn. Empty: another worker was faster.
create function generation_enter_queue(at_provider text, of_id uuid, at_version int, at timestamptz) returns setof generation
    language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(hashtextextended(asker_key, 5)) from generation where id = of_id;
    return query
        update generation
        set state = 'QUEUED', version = version + 1, changed_at = at,
            turn = generation_next_turn(at_provider, asker_key, queue_class)
        where id = of_id and state = 'FUNDING' and version = at_version
        returning generation.*;
end;
$$;
