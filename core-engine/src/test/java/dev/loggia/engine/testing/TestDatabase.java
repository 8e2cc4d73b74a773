package dev.loggia.engine.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.loggia.engine.platform.EngineJdbi;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.spring.SpringConnectionFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated database of its own for a test, on one real PostgreSQL server per JVM. The session zone is not UTC, so that
 * a query that leans on it fails here first.
 */
public final class TestDatabase implements AutoCloseable {
    static {
        // Its own ten seconds are short on a busy machine.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private static final String TEMPLATE = "loggia_template";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String name;
    private final HikariDataSource dataSource;
    private final Jdbi jdbi;
    private final TransactionOperations transactions;

    private TestDatabase(String name, HikariDataSource dataSource) {
        this.name = name;
        this.dataSource = dataSource;
        this.jdbi = EngineJdbi.over(new SpringConnectionFactory(dataSource));
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Creates a fresh, migrated database. */
    public static TestDatabase create() {
        String name = "test_" + COUNTER.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE);
        return new TestDatabase(name, pool(name));
    }

    private static HikariDataSource pool(String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url(name));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(1); // most tests need two or three, and each is a process of PostgreSQL
        pool.setConnectionInitSql("set time zone 'Asia/Kathmandu'");
        return pool;
    }

    /** As a version before left it: empty, and migrated up to its last migration. {@link #migrate} does the rest. */
    public static TestDatabase before(String lastMigration) {
        String name = "test_" + COUNTER.incrementAndGet();
        execute("create database " + name);
        flyway(name).target(lastMigration).load().migrate();
        return new TestDatabase(name, pool(name));
    }

    /** Does what a start of this version does to a database of an earlier one. */
    public void migrate() {
        flyway(name).load().migrate();
    }

    private static FluentConfiguration flyway(String database) {
        return Flyway.configure().dataSource(url(database), "postgres", "");
    }

    /** The JDBC address of a fresh, migrated database, for a test that starts the whole server. */
    public static String createUrl() {
        String name = "test_" + COUNTER.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE);
        return url(name) + "&user=postgres";
    }

    /** Its JDBC address, user included, for a server of its own. */
    public String url() {
        return dataSource.getJdbcUrl() + "&user=postgres";
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public TransactionOperations transactions() {
        return transactions;
    }

    /** The rows of a query of one text column. */
    public List<String> strings(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** The one number of a query. */
    public long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** Drops it: PostgreSQL removes its 400 files at a fifth of what it costs this JVM when all ends. */
    @Override
    public void close() {
        dataSource.close();
        execute("drop database " + name + " with (force)");
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + Server.INSTANCE.getPort() + "/" + database
                + "?sslmode=disable&logServerErrorDetail=false";
    }

    private static void execute(String sql) {
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started on first use, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("io_method", "sync")
                        .setServerConfig("jit", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database " + TEMPLATE);
                }
                Flyway.configure()
                        .dataSource("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + TEMPLATE, "postgres", "")
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
