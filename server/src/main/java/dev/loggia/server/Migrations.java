package dev.loggia.server;

import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Secret;
import dev.loggia.server.settings.StartupProblem;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;

/** Brings the database to this build's schema, or says in one sentence why it cannot. Nodes may do this at once. */
public final class Migrations {
    private static final int OLDEST_SERVER = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseUrl database;

    public Migrations(DatabaseUrl database) {
        this.database = database;
    }

    /**
     * How far a database is.
     *
     * @param server its version, such as {@code 17.4}
     * @param applied how many steps it has
     * @param pending how many the next start adds
     */
    public record Standing(String server, int applied, int pending) {}

    /**
     * Looks without changing anything.
     *
     * @throws StartupProblem when this build could not start on the database
     */
    public Standing inspect(Duration patience) {
        String server = checkConnection(patience);
        Flyway flyway = flyway("*:pending");
        MigrationInfoService info = flyway.info();
        refuseNewer(info);
        ValidateResult found = flyway.validateWithResult();
        if (!found.validationSuccessful) {
            throw new StartupProblem(otherBuild(found.getAllErrorMessages(), 0));
        }
        return new Standing(server, info.applied().length, info.pending().length);
    }

    void apply() {
        checkConnection(PATIENCE);
        // Flyway would ignore migrations that are newer than the build; we must not.
        Flyway flyway = flyway();
        try {
            refuseNewer(flyway.info());
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new StartupProblem(otherBuild(e.getMessage(), 1), e);
        } catch (FlywayException e) {
            throw new StartupProblem(
                    "The database at " + database.place() + " could not be brought up to date ("
                            + firstLine(e.getMessage(), 0) + ": " + innermost(e)
                            + "); nothing of the failed step was kept, and the version before runs on.",
                    e);
        }
    }

    private Flyway flyway(String... ignored) {
        Secret password = database.password();
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), password == null ? null : password.value())
                .ignoreMigrationPatterns(ignored)
                .load();
    }

    private String otherBuild(@Nullable String complaint, int line) {
        return "The database at " + database.place() + " was migrated by another build of Loggia ("
                + firstLine(complaint, line) + "); run that build, or give this one a database of its own.";
    }

    private void refuseNewer(MigrationInfoService info) {
        String newest = Arrays.stream(info.all())
                .filter(migration -> migration.getState().name().startsWith("FUTURE"))
                .map(MigrationInfo::getVersion)
                .reduce((first, second) -> second)
                .map(version -> "V" + version)
                .orElse("");
        if (!newest.isEmpty()) {
            throw new StartupProblem(
                    "The database at " + database.place() + " was written by a newer version of Loggia (it"
                            + " has migration " + newest
                            + ", which this version does not know); run that version or a newer one, or"
                            + " restore the backup from before the upgrade.");
        }
    }

    /** Returns the server's version. */
    private String checkConnection(Duration patience) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Long.toString(patience.toSeconds()));
        Secret password = database.password();
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (password != null) {
            properties.setProperty("password", password.value());
        }
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_SERVER) {
                throw new StartupProblem("The database at " + database.place() + " is PostgreSQL " + version
                        + " but Loggia needs " + OLDEST_SERVER + " or newer; upgrade it.");
            }
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private StartupProblem problem(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "28P01", "28000", "08004" ->
                new StartupProblem(
                        "The database at " + database.place()
                                + " refuses the user name or the password; correct them in DATABASE_URL.",
                        e);
            case "3D000" ->
                new StartupProblem(
                        "The database server answers, but it has no database at " + database.place()
                                + "; create it with createdb, or correct DATABASE_URL.",
                        e);
            default ->
                new StartupProblem(
                        "The database at " + database.place() + " cannot be used (" + reason(e)
                                + "); check that it runs, that this machine may reach it, and DATABASE_URL.",
                        e);
        };
    }

    private static String reason(SQLException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "connection refused";
            }
            if (cause instanceof UnknownHostException) {
                return "unknown host name";
            }
            if (cause instanceof SocketTimeoutException) {
                return "no answer within seconds";
            }
        }
        return firstLine(failure.getMessage(), 0);
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return firstLine(cause.getMessage(), 0);
    }

    private static String firstLine(@Nullable String text, int wanted) {
        String[] lines = String.valueOf(text).strip().split("\\R");
        return lines[Math.min(wanted, lines.length - 1)].strip().replaceAll("[.:;]+$", "");
    }
}
