package dev.loggia.server.command;

import dev.loggia.server.Migrations;
import dev.loggia.server.SettingProperties;
import dev.loggia.server.StartupFailure;
import dev.loggia.server.local.DataFolderState;
import dev.loggia.server.local.InstalledDatabase;
import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The verbs of {@code ./loggia} that change or show what is in the database, with the settings that the server would start with,
 * whether or not it runs.
 */
public final class OperatorCommands {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** All there are. */
    static final List<Verb> VERBS =
            Stream.of(PoolCommands.VERBS).flatMap(List::stream).toList();

    private OperatorCommands() {}

    /** Exits with 0 when it is done, 1 when it cannot be done, 2 when it was not understood. */
    public static void main(String[] args) {
        LoggingSystem logging = LoggingSystem.get(OperatorCommands.class.getClassLoader());
        logging.beforeInitialize();
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        System.exit(run(terminal(FileDescriptor.out), terminal(FileDescriptor.err), args));
    }

    private static PrintStream terminal(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Runs a command and prints what came of it, or one sentence why not.
     *
     * @param args the verb, what belongs to it, and settings beside the environment's
     * @return the exit code
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        try {
            CommandLine line = CommandLine.of(args);
            run(out, line, verb(line).read(line));
            return 0;
        } catch (CommandFailure failure) {
            err.println("loggia: " + failure.sentence());
            return failure.exitCode();
        } catch (RuntimeException failure) {
            err.println("loggia: "
                    + StartupFailure.sentence(failure)
                            .orElseGet(() ->
                                    "That did not work (" + failure.getClass().getSimpleName()
                                            + "); try again, and if it stays, please report it."));
            return 1;
        }
    }

    private static Verb verb(CommandLine line) {
        return VERBS.stream()
                .filter(verb -> verb.isMeantBy(line))
                .findFirst()
                .orElseThrow(() -> CommandFailure.misused("There is no such command. There are:\n"
                        + VERBS.stream().map(verb -> "  " + verb.usage()).collect(Collectors.joining("\n"))));
    }

    private static void run(PrintStream out, CommandLine line, Verb.Work work) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(line.settings().toArray(String[]::new)));
        Settings settings = Settings.read(environment::getProperty);
        SettingProperties.addTo(environment, settings);
        DataFolderState folder = DataFolderState.of(settings.dataFolder());
        try (InstalledDatabase database = InstalledDatabase.open(settings, folder)
                .orElseThrow(() -> CommandFailure.refused("There is no database in " + settings.dataFolder()
                        + " yet; start Loggia once with ./loggia run, or name another database with DATABASE_URL."))) {
            requireThisSchema(database.url());
            try (InstalledEngine engine = new InstalledEngine(database.url(), environment)) {
                work.run(engine, out);
            }
        }
    }

    private static void requireThisSchema(DatabaseUrl database) {
        if (new Migrations(database).inspect(PATIENCE).pending() > 0) {
            throw CommandFailure.refused("The database at " + database.place()
                    + " is older than this build; make a backup, then start this build once: it brings it up to date.");
        }
    }
}
