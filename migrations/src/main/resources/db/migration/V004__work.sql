-- Owned by work: the table of db-scheduler, with one column of ours.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    -- Set by a signal that arrives while the step runs, so that it runs again at once instead of at its next due time.
    signalled            boolean     not null default false,
    primary key (task_name, task_instance)
) with (fillfactor = 70);

create index scheduled_tasks_by_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat) where picked;
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);

create function work_enqueue(kind text, id text, due timestamptz, with_priority smallint) returns void
    language sql as
$$
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
values (kind, id, due, false, 1, with_priority)
on conflict do nothing;
$$;

-- Makes a step due now; one that is running will run again. The row lock orders this against the step's own reschedule.
create function work_signal(kind text, id text, at timestamptz) returns void
    language sql as
$$
update scheduled_tasks
set signalled      = true,
    execution_time = case when picked then execution_time else least(execution_time, at) end
where task_name = kind and task_instance = id;
$$;
