package dev.loggia.server.doctor;

import dev.loggia.engine.credit.AuditReport;
import dev.loggia.engine.credit.LedgerAudit;
import dev.loggia.engine.funding.Usd;
import dev.loggia.engine.platform.EngineJdbi;
import dev.loggia.server.ClockHealth;
import dev.loggia.server.Migrations;
import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Secret;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.springframework.core.env.ConfigurableEnvironment;

/** The database and, when its schema is ours, the books in it. Reads only. */
final class DatabaseChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration AUDIT_PATIENCE = Duration.ofSeconds(10);
    private static final Duration AUDIT_LIMIT = Duration.ofSeconds(12);
    private static final int LISTED_AT_MOST = 5;

    private final DatabaseUrl database;
    private final ConfigurableEnvironment settings;
    private volatile boolean reached;
    private volatile boolean upToDate;

    DatabaseChecks(DatabaseUrl database, ConfigurableEnvironment settings) {
        this.database = database;
        this.settings = settings;
    }

    List<Diagnosis> reach() {
        Migrations.Standing standing = new Migrations(database).inspect(PATIENCE);
        reached = true;
        upToDate = standing.pending() == 0;
        Diagnosis there = Diagnosis.ok("database: PostgreSQL " + standing.server() + " at " + database.place());
        if (upToDate) {
            return List.of(there, Diagnosis.ok("schema: up to date, " + standing.applied() + " migrations"));
        }
        return List.of(
                there,
                standing.applied() == 0
                        ? Diagnosis.ok("schema: empty, made at the first start")
                        : Diagnosis.warn(
                                "schema: " + standing.pending() + " migrations behind this build",
                                "make a backup, then start this build: it applies them"));
    }

    /** What can be looked at after {@link #reach}. */
    List<Check> further() {
        List<Check> checks = new ArrayList<>();
        if (reached) {
            checks.add(Check.of("database server", this::server));
        }
        if (reached && upToDate) {
            checks.add(Check.of("provider pool", this::pool));
            checks.add(Check.of("deliveries", this::deliveries));
            checks.add(Check.of("work", this::work));
            checks.add(new Check("invariants", AUDIT_LIMIT, this::books));
        }
        return checks;
    }

    private List<Diagnosis> server() {
        return jdbi().inTransaction(handle -> List.of(clock(handle), connections(handle), durability(handle)));
    }

    private static Diagnosis clock(Handle handle) {
        Clock ours = Clock.systemUTC();
        Instant before = ours.instant();
        Instant theirs = handle.createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
        Duration off = ClockHealth.distance(before, theirs, ours.instant());
        String what = "clock: " + off.toMillis() + " ms from the database's";
        return off.compareTo(ClockHealth.TOLERANCE) > 0
                ? Diagnosis.fail(what, "let NTP set both; a node more than a second off is never ready")
                : Diagnosis.ok(what);
    }

    private Diagnosis connections(Handle handle) {
        int wanted = settings.getProperty("spring.datasource.hikari.maximum-pool-size", Integer.class, 10);
        int left = handle.createQuery("""
                        select least(current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                                         - (select sum(numbackends) from pg_stat_database),
                                     (select case when rolconnlimit < 0 then 100000 else rolconnlimit end from pg_roles where rolname = current_user),
                                     (select case when datconnlimit < 0 then 100000 else datconnlimit end from pg_database where datname = current_database()))
                                   + (select count(*) from pg_stat_activity where application_name = 'loggia' and usename = current_user)""").mapTo(Integer.class).one();
        String what = "connections: room for " + left + ", a node takes up to " + wanted;
        return left < wanted
                ? Diagnosis.warn(what, "raise max_connections, or lower spring.datasource.hikari.maximum-pool-size")
                : Diagnosis.ok(what);
    }

    private static Diagnosis durability(Handle handle) {
        String risks = handle.createQuery("""
                        select coalesce(string_agg(name || '=' || setting, ', ' order by name), '')
                        from pg_settings
                        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'""").mapTo(String.class).one();
        return risks.isEmpty()
                ? Diagnosis.ok("durability: a commit survives a crash of the machine")
                : Diagnosis.warn("durability: " + risks, "turn it on: a crash could lose money that was confirmed");
    }

    private List<Diagnosis> pool() {
        List<Diagnosis> found = new ArrayList<>();
        emptyPool().ifPresent(found::add);
        found.addAll(comparedPool());
        return found;
    }

    /** Nothing is made, for anybody, once the books say that the provider cannot be paid. */
    private Optional<Diagnosis> emptyPool() {
        long reserve = settings.getProperty("loggia.funding.reserve-usd-micros", Long.class, 250_000L);
        boolean opened = number("select count(*) from pool_entry where kind <> 'COST'") > 0;
        long balance = number("select pool_balance()");
        return opened && balance <= reserve
                ? Optional.of(
                        Diagnosis.fail(
                                "provider pool: " + Usd.format(balance)
                                        + " is left, so nothing is made, for free or for credits",
                                "pay KIE.AI and book it with ./loggia pool top-up, or correct the books with ./loggia pool adjust"))
                : Optional.empty();
    }

    private long number(String sql) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private List<Diagnosis> comparedPool() {
        long tolerated = settings.getProperty("loggia.funding.drift-tolerance-usd-micros", Long.class, 1_000_000L);
        return jdbi().withHandle(handle -> handle.createQuery("""
                        select drift_usd_micros, extract(epoch from now() - created_at)::bigint / 60 as minutes
                        from pool_reconciliation order by id desc limit 1""")
                .map((row, context) -> pool(row.getLong(1), row.getLong(2), tolerated))
                .findOne()
                .map(List::of)
                .orElseGet(() -> List.of(Diagnosis.ok("provider pool: not compared with KIE.AI yet"))));
    }

    private static Diagnosis pool(long drift, long minutes, long tolerated) {
        String said = " what KIE.AI said " + minutes + " minutes ago";
        String what =
                "provider pool: " + (drift == 0 ? "agrees with" : "differs by " + Usd.format(drift) + " from") + said;
        return Math.abs(drift) > tolerated
                ? Diagnosis.warn(
                        what, "book a missing payment with ./loggia pool top-up, the rest with ./loggia pool adjust")
                : Diagnosis.ok(what);
    }

    /** Each door's notices wait for a node with that door; which nodes run, the database does not know, but it knows who waits. */
    private List<Diagnosis> deliveries() {
        List<Diagnosis> waiting = new ArrayList<>(jdbi().withHandle(handle -> handle.createQuery("""
                        select door, count(*) from delivery
                        where state = 'PENDING' and created_at < now() - interval '5 minutes'
                        group by door order by door""")
                .map((row, context) -> Diagnosis.warn(
                        "deliveries: " + row.getLong(2) + " have waited for the door " + row.getString(1)
                                + " for over five minutes",
                        "let a node run with " + row.getString(1) + " in LOGGIA_DOORS"))
                .list()));
        waiting.addAll(jdbi().withHandle(handle -> handle.createQuery("""
                        select door, kind, count(*) from delivery
                        where state = 'PARKED' and door is not null
                        group by door, kind order by door, kind""")
                .map((row, context) -> Diagnosis.warn(
                        "deliveries: " + row.getLong(3) + " of kind " + row.getString(2)
                                + " are parked, since the door " + row.getString(1) + " could not tell them",
                        "let a node of the newest version run with " + row.getString(1) + " in LOGGIA_DOORS"))
                .list()));
        return waiting.isEmpty() ? List.of(Diagnosis.ok("deliveries: none waits for a door")) : waiting;
    }

    /** Steps that failed for too long and were given up lately, the last one of each kind, and those that are on their way there. */
    private List<Diagnosis> work() {
        List<Diagnosis> trouble = jdbi().withHandle(handle -> handle.createQuery("""
                        select kind, parked_at is not null, count(*),
                               (array_agg(id || coalesce(' in ' || parked_as, '') || ': ' || last_error order by last_at desc))[1]
                        from work_failure
                        where parked_at > now() - interval '7 days' or (parked_at is null and failures >= 3)
                        group by 1, 2 order by 1, 2""")
                .map((row, context) -> work(row.getString(1), row.getBoolean(2), row.getLong(3), row.getString(4)))
                .list());
        return trouble.isEmpty() ? List.of(Diagnosis.ok("work: no step keeps failing")) : trouble;
    }

    private static Diagnosis work(String kind, boolean parked, long count, String last) {
        return parked
                ? Diagnosis.warn(
                        "work: " + count + " of " + kind + " given up in seven days, the last " + last,
                        "nobody paid for it, and whoever asked was told; read the table work_failure and report the error")
                : Diagnosis.warn(
                        "work: " + count + " of " + kind + " fail again and again, the last " + last,
                        "nothing for now: what goes on failing is ended by itself; read the table work_failure for the error");
    }

    private List<Diagnosis> books() {
        return LedgerAudit.over(jdbi(), settings).examine(LISTED_AT_MOST + 1, AUDIT_PATIENCE).stream()
                .map(DatabaseChecks::book)
                .toList();
    }

    private static Diagnosis book(AuditReport.Check check) {
        String what = "invariant " + check.invariant().number() + ": "
                + check.invariant().name();
        if (!check.finished()) {
            return Diagnosis.warn(what + ": not checked in time", "see /actuator/health/invariants of a running node");
        }
        if (check.offences().isEmpty()) {
            return Diagnosis.ok(what);
        }
        List<String> shown = check.offences().stream().limit(LISTED_AT_MOST).toList();
        String more = shown.size() < check.offences().size() ? "; and more" : "";
        return Diagnosis.fail(
                what + " is broken: " + String.join("; ", shown) + more,
                "keep a backup of the database as it is, correct nothing by hand, and see docs/operations.md");
    }

    private Jdbi jdbi() {
        Properties properties = new Properties();
        Secret password = database.password();
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (password != null) {
            properties.setProperty("password", password.value());
        }
        properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("ApplicationName", "loggia-doctor");
        properties.setProperty("readOnly", "true");
        properties.setProperty("logServerErrorDetail", "false");
        return EngineJdbi.over(() -> DriverManager.getConnection(database.jdbcUrl(), properties));
    }
}
