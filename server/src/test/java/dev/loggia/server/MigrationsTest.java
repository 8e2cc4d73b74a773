package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.server.local.DataFolder;
import dev.loggia.server.local.FreePort;
import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.StartupProblem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    Path data;

    @Test
    void bringsAnEmptyDatabaseUpToDateAndThenHasNothingToDo() {
        try (DataFolder folder = DataFolder.open(data)) {
            DatabaseUrl database = folder.startPostgres(sentence -> {});
            new Migrations(database).apply();
            new Migrations(database).apply();

            String place = database.place();
            assertProblem(
                    "postgres://loggia:wrong@" + place + "?sslmode=disable",
                    "The database at " + place
                            + " refuses the user name or the password; correct them in DATABASE_URL.");
            assertProblem(
                    "postgres://loggia@" + place + "?sslmode=disable",
                    "The database at " + place
                            + " refuses the user name or the password; correct them in DATABASE_URL.");
        }
    }

    @Test
    void refusesADatabaseOfANewerVersion() throws SQLException {
        String url = TestDatabase.createUrl();
        change(url, """
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (9999, '999', 'tomorrow', 'SQL', 'V999__tomorrow.sql', 1, 'me', 1, true)""");

        assertProblem(url, "was written by a newer version of Loggia (it has migration V999,");
    }

    @Test
    void refusesADatabaseThatAnotherBuildChanged() throws SQLException {
        String url = TestDatabase.createUrl();
        change(url, "update flyway_schema_history set checksum = 1 where version = '001'");

        assertProblem(
                url, "was migrated by another build of Loggia (Migration checksum mismatch for migration version 001)");
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        String url = TestDatabase.createUrl().replaceFirst("/test_\\d+", "/nowhere");

        assertProblem(url, "The database server answers, but it has no database at 127.0.0.1:");
    }

    @Test
    void saysThatTheServerIsUnreachable() {
        String place = "127.0.0.1:" + FreePort.any() + "/loggia";

        assertProblem("postgres://a:b@" + place, "The database at " + place + " cannot be used (connection refused);");
        assertProblem("postgres://a:b@no.such.host.invalid/l", "cannot be used (unknown host name);");
    }

    private static void change(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void assertProblem(String url, String sentence) {
        assertThatThrownBy(() -> new Migrations(DatabaseUrl.parse(url)).apply())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(sentence);
    }
}
