-- Owned by chat. Whatever a message shows can be taken back: the results of its call, and a page of the history or the gallery.
alter table chat_call
    -- Every generation that the message shows something of.
    add column shows      uuid[]  not null default '{}',
    -- Something that it shows went while the message was on its way: it is taken back as soon as it is there.
    add column taken_back boolean not null default false,
    -- What the action decided on at its first run, for the next.
    add column choice     text;

update chat_call set shows = generations where generations <> '{}';

-- Pages whose address is not forgotten yet.
update chat_call c
set shows = array(select distinct a.generation_id
                  from media_asset a
                  where a.id::text in (select jsonb_array_elements_text(c.answer -> 'pictures')))
where c.generations = '{}' and jsonb_array_length(c.answer -> 'pictures') > 0;

drop index chat_call_by_generation;
create index chat_call_by_shown on chat_call using gin (shows) where shows <> '{}';
