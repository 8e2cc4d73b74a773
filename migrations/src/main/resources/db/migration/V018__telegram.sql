-- The node that asks Telegram for updates, or tells it where to call; one at a time for each bot. A node that is not heard of
-- until then has lost it.
create table telegram_lead (
    bot        bigint      primary key,
    holder     text        not null,
    held_until timestamptz not null
);

-- What Telegram calls a result that it was sent once, in the form in which it shows it.
create table telegram_file (
    bot     bigint      not null,
    asset   uuid        not null,
    form    text        not null check (form in ('photo', 'video', 'animation', 'document', 'preview')),
    file_id text        not null check (file_id ~ '^[!-~]+$' and length(file_id) <= 400),
    kept_at timestamptz not null,
    primary key (bot, asset, form)
);

create index telegram_file_old on telegram_file (kept_at);

-- Chats that the bot was removed from or blocked in.
create table telegram_closed_chat (
    bot       bigint      not null,
    chat      bigint      not null,
    closed_at timestamptz not null,
    primary key (bot, chat)
);
