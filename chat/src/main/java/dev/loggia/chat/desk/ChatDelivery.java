package dev.loggia.chat.desk;

import dev.loggia.chat.desk.CallSql.CallRow;
import dev.loggia.engine.delivery.Delivery;
import dev.loggia.engine.delivery.DeliveryHandler;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The news that a generation ended only wakes the call that asked for it, which tells it: one writer a conversation. Delivered
 * once that call is over.
 */
final class ChatDelivery implements DeliveryHandler {
    private static final Duration CALL_MUST_BE_THERE = Duration.ofHours(24);
    private static final int LONGEST_WAIT_SECONDS = 64;

    private final String platform;
    private final CallSql sql;
    private final Work work;
    private final Generations generations;
    private final InstantSource clock;

    ChatDelivery(String platform, CallSql sql, Work work, Generations generations, InstantSource clock) {
        this.platform = platform;
        this.sql = sql;
        this.work = work;
        this.generations = generations;
        this.clock = clock;
    }

    @Override
    public String door() {
        return platform;
    }

    @Override
    public Result deliver(Delivery delivery) {
        List<CallRow> calls = sql.listWatching(platform, delivery.generation());
        List<CallRow> open = calls.stream().filter(CallRow::open).toList();
        if (calls.isEmpty() && endedLongAgo(delivery)) {
            return new Result.Undeliverable("no call in a chat waits for it");
        }
        if (calls.isEmpty() || !open.isEmpty()) {
            open.forEach(call -> work.signal(Inbox.workFor(platform), call.event()));
            // Empty: the call that submitted it has not noted yet that it watches it.
            return new Result.Later(
                    Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, 2L << Math.min(delivery.attempts(), 6))));
        }
        return calls.stream()
                .filter(call -> call.state() == CallState.UNREACHABLE)
                .findFirst()
                .<Result>map(call -> new Result.Undeliverable(String.valueOf(call.note())))
                .orElseGet(Result.Delivered::new);
    }

    private boolean endedLongAgo(Delivery delivery) {
        Instant before = clock.instant().minus(CALL_MUST_BE_THERE);
        return generations
                .find(delivery.generation(), null)
                .map(GenerationView::finishedAt)
                .map(at -> at.isBefore(before))
                .orElse(true);
    }
}
