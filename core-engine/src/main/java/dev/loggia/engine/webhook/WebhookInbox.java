package dev.loggia.engine.webhook;

import dev.loggia.engine.platform.Encryption;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.platform.Sha256;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps each event of a provider once, for ever: who sends one again changes nothing. The signature is checked before. Bodies
 * are kept only where they are needed, encrypted, and for 90 days at most.
 */
@Component
public class WebhookInbox {
    static final String LABEL = "loggia webhook body 1";
    private static final int PRIORITY = 20;

    private final WebhookSql sql;
    private final TransactionOperations transactions;
    private final Work work;
    private final Encryption encryption;
    private final MeterRegistry meters;
    private final InstantSource clock;

    WebhookInbox(
            Jdbi jdbi,
            TransactionOperations transactions,
            Work work,
            Secrets secrets,
            MeterRegistry meters,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, WebhookSql.class);
        this.transactions = transactions;
        this.work = work;
        this.encryption = new Encryption(secrets.derive(LABEL));
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Keeps ids and the hash of a body that says nothing else we need. What {@link Receipt#NEW} asks for is done or enqueued by
     * the caller, in the same transaction. One statement, and one more for what came before.
     */
    public Receipt note(WebhookEvent event, @Nullable String bodySha256) {
        Instant now = clock.instant();
        return receipt(insert(event, bodySha256, null, now, now), event, bodySha256);
    }

    /** Keeps an event with its body, for the {@link WebhookHandler} of its provider to handle soon after. */
    public Receipt keep(WebhookEvent event, byte[] body) {
        Instant now = clock.instant();
        byte[] encrypted = encryption.encrypt(body, workId(event.provider(), event.id()));
        String hash = Sha256.hex(body);
        Receipt receipt = transactions.execute(status -> {
            int rows = insert(event, hash, encrypted, now, null);
            if (rows == 1) {
                work.enqueue(WebhookStep.WORK, workId(event.provider(), event.id()), now, PRIORITY);
            }
            return receipt(rows, event, hash);
        });
        return Objects.requireNonNull(receipt);
    }

    /** Forgets the bodies about a subject that is erased; that the events came is remembered. Idempotent. */
    public void eraseBodies(WebhookEvent.Subject subject) {
        sql.eraseBodies(subject.type(), subject.id());
    }

    private int insert(
            WebhookEvent event,
            @Nullable String bodySha256,
            byte @Nullable [] body,
            Instant receivedAt,
            @Nullable Instant handledAt) {
        WebhookEvent.Subject subject = event.subject();
        return sql.insert(
                event.provider(),
                event.id(),
                event.kind(),
                subject == null ? null : subject.type(),
                subject == null ? null : subject.id(),
                JsonMapper.shared().writeValueAsString(event.ids()),
                bodySha256,
                body,
                receivedAt,
                handledAt);
    }

    private Receipt receipt(int rows, WebhookEvent event, @Nullable String bodySha256) {
        if (rows == 1) {
            return Receipt.NEW;
        }
        if (!event.sameBodyAgain()
                || bodySha256 == null
                || !sql.hasOtherBody(event.provider(), event.id(), bodySha256)) {
            return Receipt.DUPLICATE;
        }
        meters.counter("loggia.webhook.other-content", "provider", event.provider())
                .increment();
        return Receipt.OTHER_CONTENT;
    }

    /** Names an event in its work row, and binds its body to it. */
    static String workId(String provider, String eventId) {
        return provider + "/" + eventId;
    }
}
