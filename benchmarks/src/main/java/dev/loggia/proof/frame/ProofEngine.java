package dev.loggia.proof.frame;

import com.zaxxer.hikari.HikariDataSource;
import dev.loggia.engine.testing.FakeProvider;
import dev.loggia.engine.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The engine as the server wires it, on a real PostgreSQL database of its own, with every front door open and no worker
 * started: what is accepted stays as it was accepted, so that a proof can count it. The server does not wait for the disk
 * (fsync is off), which changes nothing of what concurrent clients see.
 */
public final class ProofEngine implements AutoCloseable {
    private static final Map<String, Object> SETTINGS = Map.of(
            "loggia.secret", "a-secret-for-proofs-only-0123456789",
            "loggia.public-url", "http://localhost:8080",
            "loggia.redis.enabled", "false",
            "loggia.media.files.root",
                    Path.of(System.getProperty("java.io.tmpdir"), "loggia-proof-media")
                            .toString(),
            "loggia.quota.members", "false",
            "loggia.rates.generate.free-burst", "1000000",
            "loggia.rates.generate.member-burst", "1000000");

    /** On a database of its own no provider is paid. Else a clock that jumps makes each acceptance read anew how the pool stands. */
    private static final Map<String, Object> OWN = Map.of("loggia.funding.state-cache", "36500d");

    /**
     * Nothing here outlives the server, so nothing waits for its log to be written. Tables that a proof empties now and then are
     * planned anew each time, while they are small: with the plans that large tables have, at once.
     */
    private static final String SESSION =
            "set synchronous_commit = off; set plan_cache_mode = force_generic_plan; set enable_seqscan = off";

    private final @Nullable TestDatabase database;
    private final HikariDataSource connections = new HikariDataSource();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param clients how many connections there are, so that so many clients really meet in the database */
    public ProofEngine(int clients, InstantSource clock) {
        this(clients, clock, TestDatabase.create());
    }

    private ProofEngine(int clients, InstantSource clock, TestDatabase database) {
        this(clients, clock, database, database.url());
    }

    private ProofEngine(int clients, InstantSource clock, @Nullable TestDatabase database, String url) {
        this.database = database;
        connections.setJdbcUrl(url);
        connections.setMaximumPoolSize(clients);
        if (database != null) {
            connections.setConnectionInitSql(SESSION);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("own", OWN));
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("proof", SETTINGS));
        context.registerBean("dataSource", DataSource.class, () -> connections);
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(connections));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(FakeProvider.class, FakeProvider::new);
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean("lifecycleProcessor", NothingStarts.class);
        context.register(Engine.class);
        context.refresh();
    }

    /** On a database that others use too and that may go away and come back; the caller keeps it. */
    public static ProofEngine over(String jdbcUrl, int clients) {
        return new ProofEngine(clients, InstantSource.system(), null, jdbcUrl);
    }

    /** A front door of the engine. */
    public <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    /** What the engine's statements run on. */
    public DataSource connections() {
        return connections;
    }

    public Jdbi jdbi() {
        return door(Jdbi.class);
    }

    /** Such as {@code PostgreSQL 18.6}. */
    public String databaseVersion() {
        return "PostgreSQL "
                + jdbi().withHandle(handle -> handle.createQuery("select current_setting('server_version')")
                        .mapTo(String.class)
                        .one());
    }

    @Override
    public void close() {
        context.close();
        connections.close();
        if (database != null) {
            database.close();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ComponentScan(
            basePackages = "dev.loggia.engine",
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.loggia\\.engine\\.provider\\.kie\\..*"),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.loggia\\.engine\\.testing\\..*")
            })
    static class Engine {}

    private static final class NothingStarts extends DefaultLifecycleProcessor {
        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}
    }
}
