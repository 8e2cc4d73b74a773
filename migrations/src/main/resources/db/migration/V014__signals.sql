-- Owned by work. A signal that came while a step ran takes effect in the very update that ends the run: a node that died between
-- that update and one of our own would leave the step asleep until it is due. What was due before is due now.
create function work_honour_signal() returns trigger
    language plpgsql as
$$
begin
    new.signalled := false;
    new.execution_time := least(new.execution_time, old.execution_time);
    return new;
end;
$$;

create trigger work_honours_signal
    before update of picked
    on scheduled_tasks
    for each row
    when (old.picked and not new.picked and new.signalled)
execute function work_honour_signal();

-- Those that were left asleep before.
update scheduled_tasks
set execution_time = least(execution_time, now()), signalled = false
where signalled and not picked;
