package dev.loggia.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a configured database; beside a running Loggia and without one it is in {@code BuiltInDoctorTest}. */
class PoolCommandsTest {
    private final TestDatabase database = TestDatabase.create();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path data;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void saysThatNothingWasPaidInYet() {
        assertThat(command("pool", "show")).isZero();
        assertThat(text(out))
                .startsWith("Nothing was paid in yet")
                .contains("The pool holds 0.00 USD.", "It was not compared with KIE.AI yet.");
    }

    @Test
    void booksATopUpOnce() {
        assertThat(command("pool", "top-up", "50", "--reference", "invoice 7")).isZero();
        assertThat(text(out))
                .isEqualTo("Booked: top-up of 50.00 USD with the reference \"invoice 7\".\n"
                        + "The pool holds 50.00 USD.\nPaid generation is accepted.\n");

        assertThat(command("pool", "top-up", "50.00", "--reference=invoice 7")).isZero();
        assertThat(text(out))
                .startsWith(
                        "Nothing changed: this top-up of 50.00 USD with the reference \"invoice 7\" was booked before")
                .contains("The pool holds 50.00 USD.");
        assertThat(audited()).containsExactly("pool.top-up 50000000 invoice 7");
    }

    @Test
    void refusesAnotherAmountUnderTheSameReference() {
        command("pool", "top-up", "50", "--reference", "invoice 7");

        assertThat(command("pool", "top-up", "40", "--reference", "invoice 7")).isEqualTo(1);
        assertThat(text(out)).isEmpty();
        assertThat(text(err))
                .startsWith("loggia: A top-up of 50.00 USD with the reference \"invoice 7\" was booked before")
                .contains("so nothing was booked now");
        assertThat(audited()).hasSize(1);
    }

    @Test
    void refusesAReferenceWithABlankAroundIt() {
        command("pool", "top-up", "50", "--reference", "invoice 7");

        assertThat(command("pool", "top-up", "50", "--reference", "invoice 7 ")).isEqualTo(2);
        assertThat(text(err)).contains("A reference neither begins nor ends with a blank");
        assertThat(audited()).hasSize(1);
    }

    @Test
    void adjustsInBothDirections() {
        command("pool", "top-up", "50", "--reference", "invoice 7");
        assertThat(command("pool", "adjust", "-3.25", "--reference", "drift 1", "--note", "not ours"))
                .isZero();
        assertThat(command("pool", "adjust", "0.000001", "--reference", "drift 2", "--note", "a crumb"))
                .isZero();

        assertThat(command("pool", "show")).isZero();
        assertThat(text(out))
                .contains("The pool holds 46.750001 USD.")
                .containsPattern("adjustment +0\\.000001 USD  \"drift 2\" by cli:.+: a crumb\n")
                .containsPattern("adjustment +-3\\.25 USD  \"drift 1\" by cli:.+: not ours\n")
                .containsPattern("top-up +50\\.00 USD  \"invoice 7\" by cli:.+\n");
    }

    @Test
    void saysHowThePoolStands() {
        command("pool", "top-up", "0.25", "--reference", "just the reserve");
        database.jdbi()
                .useHandle(handle -> handle.execute("insert into pool_reconciliation (provider_usd_micros, "
                        + "pool_usd_micros, created_at) values (1750000, 250000, '2026-11-30 12:34Z')"));

        assertThat(command("pool", "show")).isZero();
        assertThat(text(out))
                .contains(
                        "PAID GENERATION IS PAUSED",
                        "./loggia pool top-up USD --reference TEXT",
                        "KIE.AI held 1.75 USD when last asked, at 2026-11-30 12:34 UTC: 1.50 USD more than the pool had.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool | There is no such command. There are:",
                "pool dance | ./loggia pool adjust USD --reference TEXT --note TEXT",
                "pool show 5 | \"5\" is too much. Usage: ./loggia pool show",
                "pool top-up | USD is missing. Usage: ./loggia pool top-up USD --reference TEXT [--note TEXT]",
                "pool top-up 5 | --reference is missing.",
                "pool top-up 5 --reference | --reference needs a value.",
                "pool top-up 5 --reference= | --reference is missing.",
                "pool top-up 5 --reference a --reference b | --reference is there twice",
                "pool top-up 5 --refernce a | there is no --refernce.",
                "pool top-up -5 --reference a | A top-up is more than nothing",
                "pool top-up 1e3 --reference a | \"1e3\" is no amount in US dollars; write it like 50 or 50.25",
                "pool adjust 0 --reference a --note b | An adjustment is more or less than nothing.",
                "pool adjust 1 | --reference and --note is missing.",
            })
    void saysWhatWasNotUnderstood(String typed, String sentence) {
        assertThat(command(typed.split(" "))).isEqualTo(2);
        assertThat(text(err)).startsWith("loggia: ").contains(sentence);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void saysThatThereIsNoDatabaseYet() {
        assertThat(run(List.of("pool", "show", "--LOGGIA_DATA=" + data))).isEqualTo(1);
        assertThat(text(err)).contains("There is no database in " + data + " yet; start Loggia once with ./loggia run");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void leavesADatabaseOfAnOlderBuildAlone() {
        database.jdbi()
                .useHandle(handle -> handle.execute("delete from flyway_schema_history where installed_rank ="
                        + " (select max(installed_rank) from flyway_schema_history)"));
        assertThat(command("pool", "show")).isEqualTo(1);
        assertThat(text(err)).contains("is older than this build; make a backup");
    }

    private int command(String... typed) {
        List<String> arguments = new ArrayList<>(List.of(typed));
        arguments.add("--DATABASE_URL=" + database.url());
        arguments.add("--LOGGIA_DATA=" + data);
        return run(arguments);
    }

    private int run(List<String> arguments) {
        out.reset();
        err.reset();
        return OperatorCommands.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> audited() {
        return database.strings("select action || ' ' || (details ->> 'usd-micros') || ' ' || (details ->> 'reference')"
                + " from audit_entry order by id");
    }
}
