package dev.loggia.chat.desk;

import dev.loggia.chat.desk.CallSql.CallRow;
import dev.loggia.engine.delivery.Delivery;
import dev.loggia.engine.delivery.DeliveryHandler;
import dev.loggia.engine.work.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * The news that something ended only wakes the call that watches it, which tells it: one writer a conversation. Delivered once
 * that call is over.
 */
final class ResultDelivery implements DeliveryHandler {
    private static final Duration CALL_MUST_BE_THERE = Duration.ofHours(24);

    private final String platform;
    private final CallSql sql;
    private final Work work;
    private final InstantSource clock;

    ResultDelivery(String platform, CallSql sql, Work work, InstantSource clock) {
        this.platform = platform;
        this.sql = sql;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public String door() {
        return platform;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("result");
    }

    @Override
    public Result deliver(Delivery delivery) {
        List<CallRow> calls = sql.listWatching(
                platform, delivery.subject().kind(), delivery.subject().id());
        List<CallRow> open = calls.stream().filter(CallRow::open).toList();
        if (calls.isEmpty() && clock.instant().isAfter(delivery.since().plus(CALL_MUST_BE_THERE))) {
            return new Result.Undeliverable("no call in a chat waits for it");
        }
        if (calls.isEmpty() || !open.isEmpty()) {
            open.forEach(call -> work.signal(Inbox.workFor(platform), call.event()));
            // Empty: the call that submitted it has not noted yet that it watches it.
            return new Result.Later(Waits.growing(delivery.attempts()));
        }
        return calls.stream()
                .filter(call -> call.state() == CallState.UNREACHABLE)
                .findFirst()
                .<Result>map(call -> new Result.Undeliverable(String.valueOf(call.note())))
                .orElseGet(Result.Delivered::new);
    }
}
