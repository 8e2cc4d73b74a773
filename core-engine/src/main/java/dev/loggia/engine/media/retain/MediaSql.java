package dev.loggia.engine.media.retain;

import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The tables {@code media_asset} and {@code media_leftover}. */
@RegisterRowMapper(MediaSql.AssetMapper.class)
interface MediaSql {

    @SqlUpdate("""
            insert into media_asset (id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height,
                                     duration_ms, object_key, poster_key, thumbnail_key, created_at, expires_at)
            values (:id, :generation, :ordinal, :kind, :contentType, :bytes, :sha256, :width, :height,
                    :durationMillis, :objectKey, :posterKey, :thumbnailKey, :createdAt, :expiresAt)
            on conflict do nothing
            """)
    int insert(@BindMethods NewAsset asset);

    @SqlQuery("""
            select id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height,
                   duration_ms, object_key, poster_key, thumbnail_key, created_at, expires_at, deleted_at
            from media_asset
            where generation_id = :generation and ordinal = :ordinal
            for update
            """)
    MediaAsset lock(GenerationId generation, int ordinal);

    @SqlUpdate("""
            update media_asset
            set kind = :kind, content_type = :contentType, bytes = :bytes, sha256 = :sha256,
                width = :width, height = :height, duration_ms = :durationMillis,
                object_key = :objectKey, poster_key = :posterKey, thumbnail_key = :thumbnailKey,
                expires_at = :expiresAt, reap_after = null, objects_deleted_at = null
            where generation_id = :generation and ordinal = :ordinal and deleted_at is null
            """)
    int replace(@BindMethods NewAsset asset);

    @SqlQuery("""
            select id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height,
                   duration_ms, object_key, poster_key, thumbnail_key, created_at, expires_at, deleted_at
            from media_asset
            where id = :id
            """)
    Optional<MediaAsset> find(UUID id);

    @SqlQuery("""
            select id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height,
                   duration_ms, object_key, poster_key, thumbnail_key, created_at, expires_at, deleted_at
            from media_asset
            where generation_id = :generation and deleted_at is null
            order by ordinal
            """)
    List<MediaAsset> list(GenerationId generation);

    /** Those of several generations, by ordinal within each. */
    @SqlQuery("""
            select id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height,
                   duration_ms, object_key, poster_key, thumbnail_key, created_at, expires_at, deleted_at
            from media_asset
            where generation_id = any(:generations) and deleted_at is null
            order by generation_id, ordinal
            """)
    List<MediaAsset> listOf(List<UUID> generations);

    /** Deleted ones included. */
    @SqlQuery("""
            select id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height,
                   duration_ms, object_key, poster_key, thumbnail_key, created_at, expires_at, deleted_at
            from media_asset
            where generation_id = :generation
            order by ordinal
            """)
    List<MediaAsset> listAll(GenerationId generation);

    /** Never expires from now on, and names the objects outside {@code free/}. */
    @SqlUpdate("""
            update media_asset
            set object_key = regexp_replace(object_key, '^free/', ''),
                poster_key = regexp_replace(poster_key, '^free/', ''),
                thumbnail_key = regexp_replace(thumbnail_key, '^free/', ''),
                expires_at = null, reap_after = null
            where id = :id and deleted_at is null and objects_deleted_at is null and expires_at > :now
            """)
    int keep(UUID id, Instant now);

    @SqlUpdate("""
            update media_asset
            set deleted_at = :now
            where generation_id = :generation and deleted_at is null
            """)
    int delete(GenerationId generation, Instant now);

    /** Takes assets whose time is over; another node leaves them alone until {@code until}. */
    @SqlQuery("""
            with due as (
                select id
                from media_asset
                where objects_deleted_at is null
                  and least(deleted_at, expires_at) <= :now
                  and (reap_after is null or reap_after <= :now)
                order by least(deleted_at, expires_at)
                limit :batch
                for update skip locked
            )
            update media_asset
            set reap_after = :until
            from due
            where media_asset.id = due.id
            returning media_asset.id, object_key, poster_key, thumbnail_key
            """)
    @RegisterConstructorMapper(Reapable.class)
    List<Reapable> claimReapable(Instant now, Instant until, int batch);

    @SqlUpdate("""
            update media_asset
            set objects_deleted_at = :now, reap_after = null
            where id = :id and objects_deleted_at is null and least(deleted_at, expires_at) <= :now
            """)
    int markReaped(UUID id, Instant now);

    @SqlUpdate("""
            insert into media_leftover (object_key, created_at)
            select key, :now
            from unnest(:keys) as key
            on conflict (object_key) do nothing
            """)
    int addLeftovers(List<String> keys, Instant now);

    @SqlQuery("""
            select object_key
            from media_leftover
            order by created_at
            limit :batch
            """)
    List<String> leftovers(int batch);

    @SqlUpdate("""
            delete from media_leftover
            where object_key = any(:keys)
            """)
    int removeLeftovers(List<String> keys);

    /** An asset whose objects must go. */
    record Reapable(
            UUID id,
            String objectKey,
            @Nullable String posterKey,
            @Nullable String thumbnailKey) {

        List<String> keys() {
            return Stream.of(objectKey, posterKey, thumbnailKey)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** Reads an asset. */
    final class AssetMapper implements RowMapper<MediaAsset> {
        @Override
        public MediaAsset map(ResultSet row, StatementContext context) throws SQLException {
            Long millis = row.getObject("duration_ms", Long.class);
            return new MediaAsset(
                    row.getObject("id", UUID.class),
                    new GenerationId(row.getObject("generation_id", UUID.class)),
                    row.getInt("ordinal"),
                    MediaKind.parse(row.getString("kind")),
                    row.getString("content_type"),
                    row.getLong("bytes"),
                    row.getString("sha256"),
                    row.getInt("width"),
                    row.getInt("height"),
                    millis == null ? null : Duration.ofMillis(millis),
                    row.getString("object_key"),
                    row.getString("poster_key"),
                    row.getString("thumbnail_key"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    instant(row, "expires_at"),
                    instant(row, "deleted_at"));
        }

        private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    }
}
