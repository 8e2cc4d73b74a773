-- Owned by generation. Lets in as before, and signals the work of whoever is let in, but for the one whose step asks: that step goes
-- on by itself. The signal had made it run a second time, each time, for nothing.
drop function generation_admit(text, timestamptz, int, interval, int);

create function generation_admit(at_provider text, at timestamptz, per_window int, window_length interval, at_once int,
                                 own uuid)
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
            if entry.id is distinct from own then
                perform work_signal('generation', entry.id::text, at);
            end if;
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
