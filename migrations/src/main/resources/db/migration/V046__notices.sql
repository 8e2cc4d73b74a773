-- Owned by delivery: tells anybody about anything, durably, once. A notice has a kind, a subject and a recipient: a person in a door,
-- by the door's own name for them (null where the subject alone says who), or an account.
alter table delivery
    add column kind         text not null default 'result' check (kind ~ '^[a-z]{1,16}$'),
    add column subject_kind text not null default 'generation' check (subject_kind ~ '^[a-z]{1,16}$'),
    add column subject_id   text check (subject_id ~ '^[A-Za-z0-9_.-]{1,64}$'),
    add column person       text check (length(person) between 1 and 200),
    add column account_id   uuid references account (id);

update delivery set subject_id = generation_id::text;

-- The pages have nothing to send: who comes back finds what there is.
update delivery set state = 'DELIVERED' where door = 'web' and state = 'PENDING';
delete from scheduled_tasks where task_name = 'delivery:web';

alter table delivery
    alter column kind drop default,
    alter column subject_kind drop default,
    alter column subject_id set not null,
    alter column door drop not null,
    drop column generation_id,
    drop constraint delivery_state_check,
    add constraint delivery_state_check check (state in ('PENDING', 'DELIVERED', 'UNDELIVERABLE', 'PARKED')),
    add constraint delivery_has_one_recipient check ((door is null) <> (account_id is null) and (person is null or door is not null)),
    add constraint parked_delivery_has_note check (state <> 'PARKED' or note is not null);

create index delivery_by_subject on delivery (subject_kind, subject_id);
-- What nobody could tell when it was due; few or none.
create index delivery_parked on delivery (door, kind) where state = 'PARKED';
