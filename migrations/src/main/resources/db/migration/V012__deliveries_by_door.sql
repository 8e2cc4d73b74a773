-- Owned by delivery: each door has its own kind of work, so that only nodes with that door pick it.
update scheduled_tasks t
set task_name = 'delivery:' || d.door
from delivery d
where t.task_name = 'delivery' and t.task_instance = d.id::text;

delete from scheduled_tasks where task_name = 'delivery';
