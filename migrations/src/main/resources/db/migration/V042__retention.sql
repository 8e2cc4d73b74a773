-- Owned by generation. What was made without an account and is gone or failed is forgotten after a while, and takes along whatever
-- hangs on it: its attempts, callbacks, orphans, feed item, deliveries.
do
$$
declare
    child record;
begin
    for child in
        select conrelid::regclass as name, conname, pg_get_constraintdef(oid) as definition
        from pg_constraint
        where confrelid = 'generation'::regclass and contype = 'f' and confdeltype = 'a'
        loop
            execute format('alter table %s drop constraint %I, add constraint %I %s on delete cascade',
                           child.name, child.conname, child.conname, child.definition);
        end loop;
end;
$$;

create index orphan_task_by_generation on orphan_task (generation_id);

-- Whose address is still known, and whose row may go, oldest first.
create index generation_of_address on generation (finished_at)
    where free and finished_at is not null and asker_key <> 'forgotten';
create index generation_to_retire on generation (finished_at)
    where free and account_id is null and finished_at is not null and (state <> 'SUCCEEDED' or expires_at is not null);

-- Where results were is of no use after the end, and the addresses name them: rows that were forgotten before kept theirs.
update generation
set result_urls = null
where result_urls is not null and prompt is null and state in ('SUCCEEDED', 'FAILED', 'CANCELLED');
