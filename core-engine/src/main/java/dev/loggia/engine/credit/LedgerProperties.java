package dev.loggia.engine.credit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is watched.
 *
 * @param auditEvery how often all invariants are checked; one check may take at most a hundredth of all time, so a large
 *     database is checked less often, but once a day
 * @param auditPatience for one audit; what is not checked by then is reported as not finished
 */
@ConfigurationProperties("loggia.ledger")
record LedgerProperties(
        @DefaultValue("1h") Duration auditEvery,
        @DefaultValue("5m") Duration auditPatience) {

    LedgerProperties {
        if (auditEvery.toSeconds() < 1 || auditPatience.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "loggia.ledger.audit-every and loggia.ledger.audit-patience must be at least a second");
        }
    }
}
