-- Owned by work. A signal marks a row only while its step runs. Before, a step that was to begin took the mark away again, with a
-- statement of its own each time. The row lock orders this against the pick: what is signalled before it is seen by the step,
-- what is signalled after it is marked.
create or replace function work_signal(kind text, id text, at timestamptz) returns void
    language sql as
$$
update scheduled_tasks
set signalled      = picked,
    execution_time = case when picked then execution_time else least(execution_time, at) end
where task_name = kind and task_instance = id;
$$;

update scheduled_tasks set signalled = false where signalled and not picked;
