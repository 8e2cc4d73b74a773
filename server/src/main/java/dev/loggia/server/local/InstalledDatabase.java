package dev.loggia.server.local;

import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Settings;
import dev.loggia.server.settings.StartupProblem;
import java.util.Optional;

/**
 * The database of an installation, whether or not Loggia runs: the configured one, the built-in one of the Loggia that has the
 * data folder, or the built-in one started for as long as this is open.
 */
public final class InstalledDatabase implements AutoCloseable {
    /** Whose it is. */
    public enum Origin {
        CONFIGURED,
        OF_RUNNING_LOGGIA,
        STARTED_HERE
    }

    private final DatabaseUrl url;
    private final Origin origin;
    private final Runnable stop;

    private InstalledDatabase(DatabaseUrl url, Origin origin, Runnable stop) {
        this.url = url;
        this.origin = origin;
        this.stop = stop;
    }

    /**
     * Empty: none was made yet.
     *
     * @throws StartupProblem when it cannot be found or started
     */
    public static Optional<InstalledDatabase> open(Settings settings, DataFolderState folder) {
        if (settings.database().isPresent()) {
            return settings.database().map(url -> new InstalledDatabase(url, Origin.CONFIGURED, () -> {}));
        }
        if (folder.heldBy().isPresent()) {
            DatabaseUrl url = folder.postgres()
                    .orElseThrow(
                            () -> new StartupProblem("Loggia runs, but postgres.url in its data folder cannot be read;"
                                    + " try as the same user, or again when Loggia has started"));
            return Optional.of(new InstalledDatabase(url, Origin.OF_RUNNING_LOGGIA, () -> {}));
        }
        return folder.hasDatabase() ? Optional.of(start(settings)) : Optional.empty();
    }

    private static InstalledDatabase start(Settings settings) {
        DataFolder folder = DataFolder.open(settings.dataFolder());
        try {
            return new InstalledDatabase(folder.startPostgres(lost -> {}), Origin.STARTED_HERE, folder::close);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public DatabaseUrl url() {
        return url;
    }

    public Origin origin() {
        return origin;
    }

    @Override
    public void close() {
        stop.run();
    }
}
