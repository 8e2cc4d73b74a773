package dev.loggia.engine.credit;

import dev.loggia.engine.work.RecurringWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the audit by itself and raises its voice when it finds something. */
@Component
class LedgerWatch implements RecurringWork {
    private static final Logger log = LoggerFactory.getLogger(LedgerWatch.class);

    private final LedgerAudit audit;
    private final AtomicInteger findings;

    LedgerWatch(LedgerAudit audit, MeterRegistry meters) {
        this.audit = audit;
        this.findings = java.util.Objects.requireNonNull(meters.gauge("loggia.ledger.findings", new AtomicInteger()));
    }

    @Override
    public String name() {
        return "ledger-audit";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        List<LedgerAudit.Finding> found = audit.run();
        findings.set(found.size());
        found.forEach(finding ->
                log.error("Invariant {} ({}) is broken: {}", finding.number(), finding.invariant(), finding.offence()));
    }
}
