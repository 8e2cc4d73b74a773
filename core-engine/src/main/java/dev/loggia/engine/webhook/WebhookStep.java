package dev.loggia.engine.webhook;

import dev.loggia.engine.platform.Encryption;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.StepFailures;
import dev.loggia.engine.work.StepHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gives each event that was kept to the handler of its provider, and marks it as handled in the same transaction. */
@Component
final class WebhookStep implements StepHandler {
    static final String WORK = "webhook";

    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final TypeReference<Map<String, String>> IDS = new TypeReference<>() {};

    private final WebhookSql sql;
    private final ObjectProvider<WebhookHandler> handlers;
    private final TransactionOperations transactions;
    private final Encryption encryption;
    private final InstantSource clock;

    WebhookStep(
            Jdbi jdbi,
            ObjectProvider<WebhookHandler> handlers,
            TransactionOperations transactions,
            Secrets secrets,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, WebhookSql.class);
        this.handlers = handlers;
        this.transactions = transactions;
        this.encryption = new Encryption(secrets.derive(WebhookInbox.LABEL));
        this.clock = clock;
    }

    @Override
    public String kind() {
        return WORK;
    }

    @Override
    public Next step(String work) {
        int slash = work.indexOf('/');
        String provider = work.substring(0, slash);
        String id = work.substring(slash + 1);
        sql.attempt(provider, id).ifPresent(row -> handle(provider, id, row, opened(work, row.body())));
        return Next.done();
    }

    /** An event may be money, and a handler may come with the next version: days, not an hour. */
    @Override
    public boolean givesUp(String work, StepFailures failures) {
        return failures.exceed(20, PATIENCE);
    }

    /** Nothing is ended: the event stays in the inbox, not handled, and its work can be added again by hand. */
    @Override
    public String giveUp(String work) {
        return "NOT_HANDLED";
    }

    private void handle(String provider, String id, WebhookSql.Row row, byte[] body) {
        UUID subjectId = row.subjectId();
        WebhookEvent.Subject subject = row.subjectType() == null || subjectId == null
                ? null
                : new WebhookEvent.Subject(row.subjectType(), subjectId);
        WebhookEvent event = new WebhookEvent(
                provider, id, row.kind(), subject, JsonMapper.shared().readValue(row.ids(), IDS));
        WebhookHandler handler = handlers.stream()
                .filter(each -> each.provider().equals(provider))
                .findFirst()
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.INVARIANT, "Nothing handles what " + provider + " sends; its events wait"));
        transactions.executeWithoutResult(status -> {
            if (sql.handled(provider, id, clock.instant()) == 1) {
                handler.handle(event, body);
            }
        });
    }

    private byte[] opened(String work, byte[] encrypted) {
        return encryption
                .decrypt(encrypted, work)
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.INVARIANT,
                        "A kept webhook cannot be read: was the secret replaced twice meanwhile?"));
    }
}
