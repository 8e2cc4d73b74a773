package dev.loggia.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.server.settings.Secret;
import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void makesTheMasterSecretOnceAndForItsOwnerAlone() throws IOException {
        Secret first;
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            first = folder.masterSecret();
        }
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            assertThat(folder.masterSecret()).isEqualTo(first);
        }
        assertThat(first.value()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("data/secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesADamagedSecret() throws IOException {
        Files.writeString(temp.resolve("secret"), "");
        try (DataFolder folder = DataFolder.open(temp)) {
            assertThatThrownBy(folder::masterSecret)
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("secret is damaged");
        }
    }

    @Test
    void belongsToOneProcessAtATime() {
        try (DataFolder folder = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageStartingWith("Another Loggia (process "
                            + ProcessHandle.current().pid() + ") is already running on " + temp)
                    .hasMessageContaining("LOGGIA_DATA");
            assertThat(folder.media()).isDirectory();
        }
        DataFolder.open(temp).close();
    }

    @Test
    void saysWhenItCannotWrite() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartupProblem.class)
                .hasMessage(
                        "Loggia cannot write to " + file + " (a file of that name is in the way); make it writable for"
                                + " this user, or choose another folder with LOGGIA_DATA.");
    }

    @Test
    void refusesTheDatabaseOfAnotherPostgres() throws IOException {
        Files.createDirectory(temp.resolve("postgres"));
        Files.writeString(temp.resolve("postgres/PG_VERSION"), "12\n");
        try (DataFolder folder = DataFolder.open(temp)) {
            assertThatThrownBy(() -> folder.startPostgres(sentence -> {}))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("was made by PostgreSQL 12 but this version of Loggia brings PostgreSQL 18");
        }
    }

    @Test
    void keepsTheStandInsPort() {
        try (DataFolder folder = DataFolder.open(temp)) {
            assertThat(folder.standInPort("kie")).isEqualTo(folder.standInPort("kie"));
        }
    }
}
