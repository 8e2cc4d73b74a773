package dev.loggia.server.doctor;

import dev.loggia.server.SettingProperties;
import dev.loggia.server.local.DataFolderState;
import dev.loggia.server.settings.Settings;
import dev.loggia.server.settings.StartupProblem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * {@code ./loggia doctor}: one line a check, on the installation that the same settings would start, whether or not it runs.
 * It changes nothing but a probe object that it puts into the media store and takes away.
 */
public final class Doctor {
    private final ConfigurableEnvironment environment;
    private final PrintStream out;
    private final List<Diagnosis> diagnoses = new ArrayList<>();

    private Doctor(ConfigurableEnvironment environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** Exits with 1 when a check failed, else with 0. */
    public static void main(String[] args) {
        LoggingSystem logging = LoggingSystem.get(Doctor.class.getClassLoader());
        logging.beforeInitialize();
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        System.exit(
                examine(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), args));
    }

    /**
     * Examines and prints.
     *
     * @param args settings beside the environment's, as the server takes them
     * @return the exit code
     */
    public static int examine(PrintStream out, String... args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return new Doctor(environment, out).examine();
    }

    private int examine() {
        report(Check.all(List.of(Check.of("Java", MachineChecks::java))));
        try {
            examine(Settings.read(environment::getProperty));
        } catch (StartupProblem problem) {
            report(List.of(Diagnosis.fail("settings", problem)));
        }
        long failures = diagnoses.stream().filter(Diagnosis::failed).count();
        out.println(
                failures == 0
                        ? "Nothing stands in the way."
                        : failures + " of " + diagnoses.size() + " checks failed.");
        return failures == 0 ? 0 : 1;
    }

    private void examine(Settings settings) {
        SettingProperties.addTo(environment, settings);
        DataFolderState folder = DataFolderState.of(settings.dataFolder());
        MachineChecks machine = new MachineChecks(settings, folder);
        SettingChecks shape = new SettingChecks(settings);
        report(Check.all(List.of(
                Check.of("data folder", machine::folder),
                Check.of("port", machine::ports),
                Check.of("doors", shape::doors),
                Check.of("Turnstile", shape::turnstile),
                Check.of("PUBLIC_URL", shape::publicUrl),
                Check.of("LOGGIA_MEDIA_URL", shape::mediaUrl),
                Check.of("secret", shape::secret))));
        Adapters adapters = new Adapters(environment);
        try (DatabaseAccess database = DatabaseAccess.open(settings, folder)) {
            report(database.notes());
            List<Check> checks = new ArrayList<>();
            database.url().ifPresent(url -> {
                DatabaseChecks found = new DatabaseChecks(url, environment);
                report(Check.all(List.of(Check.of("database", found::reach))));
                checks.addAll(found.further());
            });
            checks.add(Check.of("Redis", new RedisCheck(settings, folder)::ping));
            checks.add(Check.of("media store", new MediaCheck(settings, adapters)::probe));
            checks.add(Check.of("KIE.AI", new ProviderCheck(settings, adapters)::balance));
            checks.add(Check.of("Discord", new DiscordCheck(settings, environment)::bot));
            checks.add(Check.of("Telegram", new TelegramCheck(settings)::look));
            report(Check.all(checks));
        }
    }

    private void report(List<Diagnosis> found) {
        found.forEach(out::println);
        diagnoses.addAll(found);
    }
}
