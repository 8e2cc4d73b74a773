package dev.loggia.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.server.LoggiaServer;
import dev.loggia.server.RunningLoggia;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor where everything is built in: before the first start, beside a running Loggia, and after it. */
class BuiltInDoctorTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path parent;

    @Test
    void examinesBeforeWhileAndAfterLoggiaRuns() {
        Path data = parent.resolve("data");
        assertThat(examine(data, 0)).isZero();
        assertThat(output()).contains("ok    built-in PostgreSQL: made at the first start");
        assertThat(data).doesNotExist();

        try (RunningLoggia loggia = LoggiaServer.start("--PORT=0", "--LOGGIA_DATA=" + data)) {
            int port = loggia.baseUri().getPort();
            assertThat(examine(data, port)).as(output()).isZero();
            assertThat(output())
                    .contains("ok    PORT: " + port + " is held by a running Loggia")
                    .contains(", in use by process " + ProcessHandle.current().pid())
                    .contains("ok    built-in PostgreSQL: runs with Loggia")
                    .contains("ok    built-in Redis: version ")
                    .contains("ok    invariant 10: ");
        }

        assertThat(examine(data, 0)).as(output()).isZero();
        assertThat(output())
                .contains("ok    built-in PostgreSQL: starts and stops; was not running")
                .contains("ok    built-in Redis: starts with Loggia")
                .contains("ok    durability: ")
                .contains("ok    invariant 10: ");
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(serversOf(data)).isEmpty();
    }

    private int examine(Path data, int port) {
        printed.reset();
        return Doctor.examine(
                new PrintStream(printed, true, StandardCharsets.UTF_8), "--LOGGIA_DATA=" + data, "--PORT=" + port);
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Stream<String> serversOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().command().orElse(""))
                .filter(command -> command.startsWith(data.toString()));
    }
}
