package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.state.AttemptSql;
import dev.loggia.engine.generation.state.GenerationWork;
import dev.loggia.engine.provider.TaskCallback;
import dev.loggia.engine.webhook.Receipt;
import dev.loggia.engine.webhook.WebhookEvent;
import dev.loggia.engine.webhook.WebhookInbox;
import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what a callback named and wakes the job. State, cost and results come from the provider's own record alone. */
@Component
public class Callbacks {
    private final WebhookInbox inbox;
    private final AttemptSql attempts;
    private final TransactionOperations transactions;
    private final Work work;
    private final InstantSource clock;

    Callbacks(
            WebhookInbox inbox,
            AttemptSql attempts,
            TransactionOperations transactions,
            Work work,
            InstantSource clock) {
        this.inbox = inbox;
        this.attempts = attempts;
        this.transactions = transactions;
        this.work = work;
        this.clock = clock;
    }

    public void receive(TaskCallback callback) {
        transactions.executeWithoutResult(status -> {
            if (inbox.note(event(callback), callback.bodySha256()) == Receipt.NEW) {
                attempts.recordOrphans(callback.generation(), clock.instant());
                work.signal(GenerationWork.KIND, callback.generation().toString());
            }
        });
    }

    /**
     * As the view {@code provider_callback} reads it. KIE.AI does not sign its bodies and does not say that a repeat has the same
     * one (docs.kie.ai, webhook-verification): it is not compared.
     */
    private static WebhookEvent event(TaskCallback callback) {
        String attempt = Integer.toString(callback.attempt());
        return new WebhookEvent(
                callback.provider(),
                callback.generation() + "/" + attempt + "/" + callback.taskId(),
                "task",
                new WebhookEvent.Subject("generation", callback.generation().value()),
                Map.of("attempt", attempt, "task", callback.taskId()));
    }
}
