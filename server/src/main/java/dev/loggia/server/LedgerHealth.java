package dev.loggia.server;

import dev.loggia.engine.credit.AuditReport;
import dev.loggia.engine.credit.LedgerWatch;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * What the last audit of this node found, in the health group {@code invariants}. A broken invariant has a status of its own:
 * somebody must look, but no load balancer helps by taking the node away.
 */
@Component("ledgerHealthIndicator") // shown as "ledger"; the bare name is the engine's
class LedgerHealth extends AbstractHealthIndicator {
    private static final Status BROKEN = new Status("BROKEN");

    private final LedgerWatch watch;

    LedgerHealth(LedgerWatch watch) {
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Optional<AuditReport> latest = watch.latest();
        if (latest.isEmpty()) {
            health.unknown().withDetail("audit", "not made by this node yet");
            return;
        }
        AuditReport report = latest.get();
        health.status(report.broken().isEmpty() ? Status.UP : BROKEN)
                .withDetail("at", report.at().toString())
                .withDetail("tookMs", report.took().toMillis())
                .withDetail("broken", names(report.broken()))
                .withDetail("unfinished", names(report.unfinished()));
    }

    private static List<String> names(List<AuditReport.Check> checks) {
        return checks.stream()
                .map(check ->
                        check.invariant().number() + " " + check.invariant().name())
                .toList();
    }
}
