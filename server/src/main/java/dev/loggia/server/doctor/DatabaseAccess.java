package dev.loggia.server.doctor;

import dev.loggia.server.local.DataFolder;
import dev.loggia.server.local.DataFolderState;
import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way to the database: the configured one, the built-in one of the Loggia that runs, or the built-in one started for
 * as long as this is open.
 */
final class DatabaseAccess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final Optional<DatabaseUrl> url;
    private final List<Diagnosis> notes;
    private final Runnable close;

    private DatabaseAccess(Optional<DatabaseUrl> url, List<Diagnosis> notes, Runnable close) {
        this.url = url;
        this.notes = notes;
        this.close = close;
    }

    static DatabaseAccess open(Settings settings, DataFolderState folder) {
        if (settings.database().isPresent()) {
            return new DatabaseAccess(settings.database(), List.of(), () -> {});
        }
        if (folder.heldBy().isPresent()) {
            return ofTheRunning(folder);
        }
        if (!folder.hasDatabase()) {
            return without(Diagnosis.ok("built-in PostgreSQL: made at the first start"));
        }
        return started(settings);
    }

    private static DatabaseAccess ofTheRunning(DataFolderState folder) {
        if (folder.postgres().isEmpty()) {
            return without(Diagnosis.fail(
                    "built-in PostgreSQL: Loggia runs, but postgres.url in its data folder cannot be read",
                    "run the doctor as the same user, or again when Loggia has started"));
        }
        return new DatabaseAccess(
                folder.postgres(), List.of(Diagnosis.ok("built-in PostgreSQL: runs with Loggia")), () -> {});
    }

    private static DatabaseAccess started(Settings settings) {
        AtomicReference<Started> held = new AtomicReference<>();
        List<Diagnosis> notes = new ArrayList<>(Check.all(List.of(new Check("built-in PostgreSQL", START_LIMIT, () -> {
            DataFolder folder = DataFolder.open(settings.dataFolder());
            try {
                held.set(new Started(folder, folder.startPostgres(lost -> {})));
            } catch (RuntimeException e) {
                folder.close();
                throw e;
            }
            return List.of(Diagnosis.ok("built-in PostgreSQL: starts and stops; was not running"));
        }))));
        Started started = held.get();
        if (started == null) {
            // One that is still starting ends with this process: it is tied to it.
            return new DatabaseAccess(Optional.empty(), notes, () -> {});
        }
        return new DatabaseAccess(Optional.of(started.url()), notes, started.folder()::close);
    }

    private record Started(DataFolder folder, DatabaseUrl url) {}

    private static DatabaseAccess without(Diagnosis note) {
        return new DatabaseAccess(Optional.empty(), List.of(note), () -> {});
    }

    /** Empty: there is none to look at. */
    Optional<DatabaseUrl> url() {
        return url;
    }

    List<Diagnosis> notes() {
        return notes;
    }

    @Override
    public void close() {
        close.run();
    }
}
