package dev.loggia.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.funding.ProviderFunding;
import dev.loggia.server.LoggiaServer;
import dev.loggia.server.RunningLoggia;
import dev.loggia.server.command.OperatorCommands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor and the operator's commands where everything is built in: before the first start, beside a running Loggia, and after it. */
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

        try (RunningLoggia loggia =
                LoggiaServer.start("--PORT=0", "--LOGGIA_DATA=" + data, "--loggia.funding.state-cache=100ms")) {
            int port = loggia.baseUri().getPort();
            assertThat(examine(data, port)).as(output()).isZero();
            assertThat(output())
                    .contains("ok    PORT: " + port + " is held by a running Loggia")
                    .contains(", in use by process " + ProcessHandle.current().pid())
                    .contains("ok    built-in PostgreSQL: runs with Loggia")
                    .contains("ok    built-in Redis: version ")
                    .contains("ok    invariant 10: ");
            aTopUpBesideItLetsItGoOn(data, loggia.bean(ProviderFunding.class));
        }

        assertThat(examine(data, 0)).as(output()).isZero();
        assertThat(output())
                .contains("ok    built-in PostgreSQL: starts and stops; was not running")
                .contains("ok    built-in Redis: starts with Loggia")
                .contains("ok    durability: ")
                .contains("ok    invariant 10: ");
        assertThat(command(data, "pool", "show")).as(output()).isZero();
        assertThat(output()).contains("Paid generation is accepted.").contains("\"invoice 7\" by cli:");
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(serversOf(data)).isEmpty();
    }

    private void aTopUpBesideItLetsItGoOn(Path data, ProviderFunding funding) {
        await().until(() -> funding.balance() > 0); // opened with what the provider holds
        String everything = "-" + BigDecimal.valueOf(funding.balance(), 6);
        assertThat(command(data, "pool", "adjust", everything, "--reference", "1", "--note", "for a test"))
                .isZero();
        await().until(() -> !funding.acceptsPaid());

        assertThat(command(data, "pool", "top-up", "50", "--reference", "invoice 7"))
                .isZero();
        await().until(funding::acceptsPaid);
        assertThat(output()).contains("Booked: top-up of 50.00 USD", "Paid generation is accepted.");
    }

    private int command(Path data, String... typed) {
        printed.reset();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return OperatorCommands.run(
                both,
                both,
                Stream.concat(Stream.of(typed), Stream.of("--LOGGIA_DATA=" + data))
                        .toArray(String[]::new));
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
