-- Stored results. The bytes are in the media store under object_key, poster_key and thumbnail_key; the row decides
-- who may still see them, whatever the store keeps or has lost.
create table media_asset (
    id                 uuid primary key,
    generation_id      uuid        not null,
    ordinal            integer     not null check (ordinal between 0 and 99),
    kind               text        not null check (kind in ('image', 'video')),
    content_type       text        not null check (content_type ~ '^(image|video)/[a-z0-9]{1,16}$'),
    bytes              bigint      not null check (bytes > 0),
    sha256             text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    width              integer     not null check (width > 0),
    height             integer     not null check (height > 0),
    duration_ms        bigint      check (duration_ms >= 0),
    object_key         text        not null unique,
    poster_key         text,
    thumbnail_key      text,
    created_at         timestamptz not null,
    expires_at         timestamptz,
    deleted_at         timestamptz,
    -- a reaper that took the row leaves it alone until then, so that no transaction is open while the store is asked
    reap_after         timestamptz,
    objects_deleted_at timestamptz,
    unique (generation_id, ordinal),
    -- the store's lifecycle rule empties free/, so nothing there may claim to live for ever
    check (object_key not like 'free/%' or expires_at is not null),
    check (objects_deleted_at is null or deleted_at is not null or expires_at is not null)
);

create index media_asset_to_reap on media_asset (least(deleted_at, expires_at))
    where objects_deleted_at is null;

-- Objects that no row names any more: a later attempt replaced them, or the asset was deleted while it was being stored.
create table media_leftover (
    object_key text primary key,
    created_at timestamptz not null
);
