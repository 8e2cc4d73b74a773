package dev.loggia.engine.feed;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@code feed_page} returns; there is nothing in it that the viewer may not see. */
public final class FeedItemMapper implements RowMapper<FeedItem> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<FeedItem.Picture>> PICTURES = new TypeReference<>() {};

    @Override
    public FeedItem map(ResultSet row, StatementContext context) throws SQLException {
        return new FeedItem(
                new GenerationId(row.getObject("generation_id", UUID.class)),
                row.getLong("position"),
                MediaKind.parse(row.getString("kind")),
                row.getString("prompt"),
                row.getString("user_type"),
                row.getString("wallet_address"),
                row.getString("wallet_name"),
                row.getString("model"),
                JSON.readValue(row.getString("pictures"), PICTURES),
                row.getLong("credits_used"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
