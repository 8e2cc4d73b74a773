package dev.loggia.telegram;

import dev.loggia.telegram.inbox.Lead;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether updates come. {@code DEGRADED} takes no node away: the others miss the same. */
@Component("telegramHealthIndicator")
@ConditionalOnProperty("loggia.telegram.token")
class TelegramHealth extends AbstractHealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final Lead lead;

    TelegramHealth(Lead lead) {
        this.lead = lead;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Optional<String> trouble = lead.trouble();
        health.status(trouble.isPresent() ? DEGRADED : Status.UP)
                .withDetail("updates", trouble.orElse(lead.leading() ? "come to this node" : "come to another node"));
        lead.sinceAnswer().ifPresent(age -> health.withDetail("lastAnswerMs", age.toMillis()));
    }
}
