package dev.loggia.engine.credit;

import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.work.RecurringWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Runs the audit by itself and raises its voice when it finds something. One node at a time does it, and what this node
 * shows is what it saw itself.
 */
@Component
@EnableConfigurationProperties(LedgerProperties.class)
public class LedgerWatch implements RecurringWork {
    private static final Logger log = LoggerFactory.getLogger(LedgerWatch.class);
    private static final int LISTED_AT_MOST = 100;
    private static final int REST = 100;
    private static final Duration LONGEST_REST = Duration.ofHours(24);

    private final LedgerAudit audit;
    private final LedgerProperties properties;
    private final InstantSource clock;
    private volatile @Nullable AuditReport latest;

    LedgerWatch(LedgerAudit audit, LedgerProperties properties, MeterRegistry meters, InstantSource clock) {
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
        audit.invariants().forEach(invariant -> measure(invariant, meters));
        TimeGauge.builder("loggia.ledger.audit.age", this::ageSeconds, TimeUnit.SECONDS)
                .description("Since the last audit that this node made")
                .register(meters);
    }

    /** The last audit that this node made; empty before its first. */
    public Optional<AuditReport> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public String name() {
        return "ledger-audit";
    }

    @Override
    public Duration every() {
        return properties.auditEvery();
    }

    @Override
    public void run() {
        if (latest().map(this::stillRests).orElse(false)) {
            return;
        }
        Instant begin = clock.instant();
        long started = System.nanoTime();
        var checks = audit.examine(LISTED_AT_MOST, properties.auditPatience());
        AuditReport report = new AuditReport(begin, Duration.ofNanos(System.nanoTime() - started), checks);
        latest = report;
        report.broken().forEach(LedgerWatch::shout);
        report.unfinished()
                .forEach(check -> log.warn(
                        "Invariant {} ({}) was not checked: the audit took longer than loggia.ledger.audit-patience",
                        check.invariant().number(),
                        check.invariant().name()));
    }

    /** An audit reads every transfer there is: it may cost a hundredth of the time, but comes once a day. */
    private boolean stillRests(AuditReport last) {
        Duration rest = last.took().multipliedBy(REST);
        return clock.instant().isBefore(last.at().plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST));
    }

    private static void shout(AuditReport.Check check) {
        check.offences()
                .forEach(offence -> log.error(
                        "Invariant {} ({}) is broken: {}",
                        check.invariant().number(),
                        check.invariant().name(),
                        offence));
    }

    private void measure(Invariant invariant, MeterRegistry meters) {
        Gauge.builder("loggia.ledger.findings", () -> findings(invariant))
                .tag("number", Integer.toString(invariant.number()))
                .tag("invariant", invariant.name())
                .description("Rows that break an invariant; NaN while nobody knows")
                .register(meters);
    }

    private double findings(Invariant invariant) {
        return latest().stream()
                .flatMap(report -> report.checks().stream())
                .filter(check -> check.finished() && check.invariant().equals(invariant))
                .mapToDouble(check -> check.offences().size())
                .findFirst()
                .orElse(Double.NaN);
    }

    private double ageSeconds() {
        return latest().map(
                        report -> Duration.between(report.at(), clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
