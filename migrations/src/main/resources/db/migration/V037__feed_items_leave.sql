-- Owned by feed. When an item is looked at again because its generation may have expired; null when that never expires. The
-- generation's own column stays the truth: this one is how upkeep finds what is due without reading the others.
alter table feed_item add column due_at timestamptz;

delete from feed_item f
using generation g
where g.id = f.generation_id and (g.deleted_at is not null or g.unlisted or g.expires_at <= now());

update feed_item f
set due_at = g.expires_at
from generation g
where g.id = f.generation_id and g.expires_at is not null;

create index feed_item_due on feed_item (due_at) where due_at is not null;
