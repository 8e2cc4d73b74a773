-- Owned by quota. Free quota is money: counted exactly, in the transaction that accepts.

create table free_quota (
    subject      text not null check (length(subject) between 1 and 128),
    kind         text not null check (kind in ('image', 'video')),
    window_start date not null,
    used         int  not null check (used >= 0),
    primary key (subject, kind, window_start)
);

-- Which generation used what, so that it is given back at most once. Outlives nothing: removed with its window.
create table quota_use (
    generation_id uuid primary key,
    kind          text   not null,
    window_start  date   not null,
    subjects      text[] not null check (cardinality(subjects) between 1 and 3),
    returned_at   timestamptz
);

create index quota_use_by_window on quota_use (window_start);

-- Takes one from every subject (an address and the networks around it), or from none. Returns how many the first subject has
-- used by now, or null when one of them is at its limit. Subjects come narrowest first; everybody locks in that order.
create function quota_take(generation uuid, of_kind text, of_window date, of_subjects text[], limits int[]) returns int
    language plpgsql as
$$
declare
    used_now   int;
    first_used int;
begin
    for i in 1 .. cardinality(of_subjects)
        loop
            insert into free_quota as q (subject, kind, window_start, used)
            select of_subjects[i], of_kind, of_window, 1
            where limits[i] > 0
            on conflict (subject, kind, window_start) do update set used = q.used + 1 where q.used < limits[i]
            returning used into used_now;
            if not found then
                update free_quota
                set used = used - 1
                where subject = any (of_subjects[1 : i - 1]) and kind = of_kind and window_start = of_window;
                return null;
            end if;
            if i = 1 then
                first_used := used_now;
            end if;
        end loop;
    insert into quota_use (generation_id, kind, window_start, subjects) values (generation, of_kind, of_window, of_subjects);
    return first_used;
end;
$$;

-- Gives back what a generation used. False when it was given back before.
create function quota_give_back(generation uuid, at timestamptz) returns boolean
    language plpgsql as
$$
declare
    used_by quota_use%rowtype;
begin
    update quota_use set returned_at = at where generation_id = generation and returned_at is null returning * into used_by;
    if not found then
        return false;
    end if;
    for i in 1 .. cardinality(used_by.subjects)
        loop
            update free_quota
            set used = used - 1
            where subject = used_by.subjects[i] and kind = used_by.kind and window_start = used_by.window_start;
        end loop;
    return true;
end;
$$;
