-- Owned by audit. What admins and agents did: written once, never changed, never deleted.
create table audit_entry (
    id           bigint generated always as identity primary key,
    actor        text        not null check (length(actor) between 1 and 200),
    action       text        not null check (action ~ '^[a-z][a-z0-9_.-]{0,63}$'),
    subject_type text        not null check (subject_type ~ '^[a-z][a-z0-9_.-]{0,63}$'),
    subject_id   text        not null check (length(subject_id) between 1 and 200),
    details      jsonb       not null check (jsonb_typeof(details) = 'object' and octet_length(details::text) <= 65536),
    at           timestamptz not null
);

create index audit_entry_by_subject on audit_entry (subject_type, subject_id, id desc);
create index audit_entry_by_actor on audit_entry (actor, id desc);

create function audit_entry_refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'audit_entry is append-only' using errcode = 'restrict_violation';
end;
$$;

create trigger audit_entry_append_only
    before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_refuse_change();
