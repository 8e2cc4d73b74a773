package dev.loggia.server;

import dev.loggia.server.settings.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Loggia as one process. Settings come from the environment, from {@code -DNAME=value} or from arguments
 * {@code --NAME=value}; see {@link Settings}.
 */
@SpringBootApplication(scanBasePackages = "dev.loggia")
@ConfigurationPropertiesScan("dev.loggia")
public class LoggiaServer {

    /** Runs until told to stop. A failure to start is one sentence on standard error and exit code 1. */
    @SuppressWarnings("SystemOut") // The one place where the process speaks to whoever started it.
    public static void main(String[] args) {
        Console console = new Console(System.out, System.err);
        try {
            console.ready(start(args));
        } catch (Throwable failure) {
            console.failed(failure);
            System.exit(1);
        }
    }

    /**
     * Starts everything and returns when it is ready; the caller closes it. Also the way for tests to have all of Loggia
     * in their own process.
     *
     * @throws dev.loggia.server.settings.StartupProblem when the operator can do something about it
     */
    public static RunningLoggia start(String... args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        Settings settings = Settings.read(environment::getProperty);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("loggia settings", SettingProperties.beforeStart(settings)));
        Bootstrap foundation = new Bootstrap(settings);
        SpringApplication application = new SpringApplication(LoggiaServer.class);
        application.setEnvironment(environment);
        application.addInitializers(foundation);
        // Runs after the application has closed, so that its last statements still find a database.
        SpringApplication.getShutdownHandlers().add(foundation);
        try {
            ConfigurableApplicationContext context = application.run(args);
            return new RunningLoggia(context, foundation, settings);
        } catch (Throwable failure) {
            foundation.close();
            throw failure;
        }
    }
}
