package dev.loggia.server.doctor;

import dev.loggia.server.local.DataFolderState;
import dev.loggia.server.local.InstalledDatabase;
import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The way to the database, and what there is to say about it. */
final class DatabaseAccess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final @Nullable InstalledDatabase database;
    private final List<Diagnosis> notes;

    private DatabaseAccess(@Nullable InstalledDatabase database, List<Diagnosis> notes) {
        this.database = database;
        this.notes = notes;
    }

    /** One that is still starting when the time is up ends with this process: it is tied to it. */
    static DatabaseAccess open(Settings settings, DataFolderState folder) {
        AtomicReference<InstalledDatabase> opened = new AtomicReference<>();
        List<Diagnosis> notes = Check.all(List.of(new Check("built-in PostgreSQL", START_LIMIT, () -> {
            InstalledDatabase.open(settings, folder).ifPresent(opened::set);
            return notes(opened.get());
        })));
        return new DatabaseAccess(opened.get(), notes);
    }

    private static List<Diagnosis> notes(@Nullable InstalledDatabase database) {
        if (database == null) {
            return List.of(Diagnosis.ok("built-in PostgreSQL: made at the first start"));
        }
        return switch (database.origin()) {
            case CONFIGURED -> List.of();
            case OF_RUNNING_LOGGIA -> List.of(Diagnosis.ok("built-in PostgreSQL: runs with Loggia"));
            case STARTED_HERE -> List.of(Diagnosis.ok("built-in PostgreSQL: starts and stops; was not running"));
        };
    }

    /** Empty: there is none to look at. */
    Optional<DatabaseUrl> url() {
        return Optional.ofNullable(database).map(InstalledDatabase::url);
    }

    List<Diagnosis> notes() {
        return notes;
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
