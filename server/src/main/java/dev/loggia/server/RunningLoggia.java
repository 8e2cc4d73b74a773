package dev.loggia.server;

import dev.loggia.server.settings.Settings;
import java.net.URI;
import java.util.Collection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A started Loggia: where it answers, what is in it, and how to stop it. */
public final class RunningLoggia implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Bootstrap foundation;
    private final Settings settings;

    RunningLoggia(ConfigurableApplicationContext context, Bootstrap foundation, Settings settings) {
        this.context = context;
        this.foundation = foundation;
        this.settings = settings;
    }

    /** Where this process answers on this machine, whatever the outside calls it. */
    public URI baseUri() {
        return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The one bean of a type, for tests that look inside. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All beans of a type, likewise. */
    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    Settings settings() {
        return settings;
    }

    /** Lets requests under way finish, then stops the local servers; returns when all is gone. */
    @Override
    public void close() {
        context.close();
        foundation.close();
        SpringApplication.getShutdownHandlers().remove(foundation);
    }
}
