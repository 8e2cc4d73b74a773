-- Owned by generation. The moves from state to state: the same table as the enum Move, which a test compares with it. Whatever
-- statement moves a generation, by hand or by a defect of ours, moves it by this table or not at all.
create function generation_may_move(from_state text, to_state text) returns boolean
    language sql immutable parallel safe as
$$
select (from_state, to_state) in (
    ('SCREENING', 'FUNDING'), ('SCREENING', 'FAILED'), ('SCREENING', 'CANCELLED'),
    ('FUNDING', 'QUEUED'), ('FUNDING', 'FAILED'), ('FUNDING', 'CANCELLED'),
    ('QUEUED', 'ADMITTED'), ('QUEUED', 'RUNNING'), ('QUEUED', 'FAILED'), ('QUEUED', 'CANCELLED'),
    ('ADMITTED', 'SUBMITTING'), ('ADMITTED', 'RUNNING'), ('ADMITTED', 'FAILED'), ('ADMITTED', 'CANCELLED'),
    ('SUBMITTING', 'RUNNING'), ('SUBMITTING', 'QUEUED'), ('SUBMITTING', 'UNCERTAIN'), ('SUBMITTING', 'FAILED'),
    ('UNCERTAIN', 'RUNNING'), ('UNCERTAIN', 'QUEUED'), ('UNCERTAIN', 'FAILED'),
    ('RUNNING', 'STORING'), ('RUNNING', 'FAILED'),
    ('STORING', 'SUCCEEDED'), ('STORING', 'FAILED'))
$$;

create function generation_refuse_move() returns trigger
    language plpgsql as
$$
begin
    raise exception 'A generation does not move from % to %', old.state, new.state using errcode = 'check_violation';
end;
$$;

-- After, not before: a trigger before an update locks each row by a record of its own. The condition is put into the trigger as a
-- plain expression, so that a move that is allowed calls nothing.
create trigger generation_moves_by_the_table
    after update of state
    on generation
    for each row
    when (old.state <> new.state and not generation_may_move(old.state, new.state))
execute function generation_refuse_move();
