package dev.loggia.telegram.gallery;

import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.SqlObjects;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The ids under which Telegram keeps what was sent once. They only save work: without the database there are none, and nothing
 * fails. Whoever shows by one first asks whether the result may still be seen.
 */
public final class FileIds {
    private static final Logger log = LoggerFactory.getLogger(FileIds.class);
    private static final Duration KEPT = Duration.ofDays(180);

    private final FileIdSql sql;
    private final long bot;
    private final InstantSource clock;

    /** @param bot whose ids they are; another bot cannot use them */
    public FileIds(Jdbi jdbi, long bot, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, FileIdSql.class);
        this.bot = bot;
        this.clock = clock;
    }

    /** The id of a result in this form. */
    public Optional<String> find(MediaAsset asset, Form form) {
        return Optional.ofNullable(list(List.of(asset)).get(asset.id())).map(forms -> forms.get(form));
    }

    /** By asset and form; assets that were never sent are missing. */
    Map<UUID, Map<Form, String>> list(Collection<MediaAsset> assets) {
        Map<UUID, Map<Form, String>> found = new HashMap<>();
        if (assets.isEmpty()) {
            return found;
        }
        try {
            for (String line : sql.find(bot, assets.stream().map(MediaAsset::id).toList())) {
                String[] parts = line.split(" ", 3);
                found.computeIfAbsent(UUID.fromString(parts[0]), asset -> new HashMap<>())
                        .put(Form.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
            }
        } catch (JdbiException | DataAccessException e) {
            unknown(e);
        }
        return found;
    }

    public void keep(MediaAsset asset, Form form, String fileId) {
        try {
            sql.keep(bot, asset.id(), form.wireName(), fileId, clock.instant());
        } catch (JdbiException | DataAccessException e) {
            unknown(e);
        }
    }

    /** Telegram does not know it any more. */
    public void forget(MediaAsset asset, Form form) {
        try {
            sql.forget(bot, asset.id(), form.wireName());
        } catch (JdbiException | DataAccessException e) {
            unknown(e);
        }
    }

    /** Forgets those that are older than results are looked at. */
    public void forgetOld() {
        sql.forgetOld(clock.instant().minus(KEPT));
    }

    private static void unknown(RuntimeException e) {
        log.debug("File ids could not be read or kept ({})", e.getClass().getSimpleName());
    }
}
