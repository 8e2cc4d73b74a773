package dev.loggia.server.command;

import dev.loggia.engine.platform.EngineJdbi;
import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.spring.SpringConnectionFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Features of the engine on an installation's database, with nothing that works by itself. */
final class InstalledEngine implements AutoCloseable {
    /** Whose front doors the verbs use, and what those need. */
    private static final String[] FEATURES = {"dev.loggia.engine.audit", "dev.loggia.engine.funding"};

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    InstalledEngine(DatabaseUrl database, ConfigurableEnvironment settings) {
        context.setEnvironment(settings);
        DataSource connections = connections(database);
        context.registerBean(Jdbi.class, () -> EngineJdbi.over(new SpringConnectionFactory(connections)));
        context.registerBean(
                TransactionOperations.class,
                () -> new TransactionTemplate(new DataSourceTransactionManager(connections)));
        context.registerBean(InstantSource.class, Clock::systemUTC);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.scan(FEATURES);
        context.refresh();
    }

    /** A feature's front door. */
    <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    private static DataSource connections(DatabaseUrl database) {
        Properties properties = new Properties();
        Secret password = database.password();
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (password != null) {
            properties.setProperty("password", password.value());
        }
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "loggia-command");
        properties.setProperty("logServerErrorDetail", "false");
        return new DriverManagerDataSource(database.jdbcUrl(), properties);
    }

    @Override
    public void close() {
        context.close();
    }
}
