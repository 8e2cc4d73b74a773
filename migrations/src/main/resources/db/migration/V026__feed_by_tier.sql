-- Owned by feed. Redaction goes by the tier that somebody had when they asked, not by what paid: a member's free picture is a
-- member's, and what an account claimed later stays redacted. The name shown is that of the account that owns it now.
create or replace function feed_page(viewer_is_member boolean, before_position bigint, at timestamptz, page_size int)
    returns table (
        generation_id  uuid,
        "position"     bigint,
        kind           text,
        prompt         text,
        user_type      text,
        wallet_address text,
        wallet_name    text,
        model          text,
        credits_used   bigint,
        created_at     timestamptz,
        pictures       jsonb)
    language sql stable as
$$
select g.id,
       f.position,
       g.kind,
       case when viewer_is_member and g.tier <> 'free' and g.prompt is not null then g.prompt else '*Redacted*' end,
       g.tier,
       case when viewer_is_member and g.tier <> 'free' then w.subject else '*Redacted*' end,
       case when viewer_is_member and g.tier <> 'free' then null else '*Redacted*' end,
       g.model,
       g.price,
       g.created_at,
       (select jsonb_agg(jsonb_build_object('assetId', m.id, 'contentType', m.content_type, 'width', m.width,
                                            'height', m.height, 'hasThumbnail', m.thumbnail_key is not null)
                         order by m.ordinal)
        from media_asset m
        where m.generation_id = g.id and m.deleted_at is null)
from feed_item f
         join generation g on g.id = f.generation_id
         join owner o on o.id = g.owner_id
         left join lateral (select i.subject
                            from identity i
                            where i.account_id = o.account_id and i.provider = 'wallet'
                            order by i.created_at
                            limit 1) w on true
where f.position < coalesce(before_position, 9223372036854775807)
  and g.deleted_at is null
  and not g.unlisted
  and (g.expires_at is null or g.expires_at > at)
  and exists (select from media_asset m where m.generation_id = g.id and m.deleted_at is null)
order by f.position desc
limit page_size;
$$;
