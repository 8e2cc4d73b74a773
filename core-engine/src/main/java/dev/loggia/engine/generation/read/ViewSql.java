package dev.loggia.engine.generation.read;

import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.GenerationRowMapper;
import dev.loggia.engine.platform.GenerationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What is looked at in table {@code generation}. */
@RegisterRowMapper(GenerationRowMapper.class)
interface ViewSql {
    @SqlQuery("select " + GenerationRowMapper.COLUMNS + """
             from generation
            where owner_key = :ownerKey and deleted_at is null
              and seq < coalesce((select seq from generation where id = :before), 9223372036854775807)
            order by seq desc limit :limit""")
    List<GenerationRow> listOwn(String ownerKey, @Nullable GenerationId before, int limit);

    /**
     * Among the newest {@code among} alone, so that a search costs the same however much there is.
     *
     * @param words in small letters
     */
    @SqlQuery("select " + GenerationRowMapper.COLUMNS + """
             from (select * from generation
                   where owner_key = :ownerKey and deleted_at is null
                   order by seq desc limit :among) newest
            where strpos(lower(prompt), :words) > 0 or strpos(model, :words) > 0
            order by seq desc limit :limit""")
    List<GenerationRow> searchOwn(String ownerKey, String words, int among, int limit);

    @SqlQuery("select " + GenerationRowMapper.COLUMNS + " from generation where id = any(:ids)")
    List<GenerationRow> listAll(List<UUID> ids);

    @SqlQuery("select generation_id from idempotency where scope = :scope and key = :key")
    Optional<GenerationId> findByKey(String scope, String key);
}
