package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.ChatNotice;
import dev.loggia.chat.Message;
import dev.loggia.chat.Place;
import dev.loggia.chat.desk.CallSql.CallRow;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.delivery.Delivery;
import dev.loggia.engine.delivery.DeliveryHandler;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Notices of one kind in one door. A notice becomes a call of nobody's that is answered already, so that the step which publishes
 * answers publishes it too: one writer, told again in place of itself after a crash, given up after a day. Delivered once that call is
 * over.
 */
final class NoticeDelivery implements DeliveryHandler {
    /** No action has this name, so that nothing of it is ever run. */
    static final String ACTION = "notice";

    private final ChatDoor door;
    private final ChatNotice notice;
    private final Tools tools;

    /** What every kind in every door needs. */
    record Tools(CallSql sql, Work work, CallReader reader, MessageJson messages, InstantSource clock) {}

    NoticeDelivery(ChatDoor door, ChatNotice notice, Tools tools) {
        this.door = door;
        this.notice = notice;
        this.tools = tools;
    }

    @Override
    public String door() {
        return door.platform();
    }

    @Override
    public Set<String> kinds() {
        return Set.of(notice.kind());
    }

    @Override
    public Result deliver(Delivery delivery) {
        String person = delivery.person();
        if (person == null) {
            return new Result.Undeliverable("it does not say who is told");
        }
        String event = "notice:" + delivery.id();
        return tools.sql()
                .find(door(), event)
                .map(row -> progress(row, delivery))
                .orElseGet(() -> begin(delivery, person, event));
    }

    private Result progress(CallRow row, Delivery delivery) {
        if (row.open()) {
            return new Result.Later(Waits.growing(delivery.attempts()));
        }
        return row.state() == CallState.UNREACHABLE
                ? new Result.Undeliverable(String.valueOf(row.note()))
                : new Result.Delivered();
    }

    private Result begin(Delivery delivery, String person, String event) {
        Call to = tools.reader().asAnswered(call(person, event));
        Optional<Message> message = notice.message(to, delivery.subject());
        if (message.isEmpty()) {
            return new Result.Delivered();
        }
        UUID[] shows = message.get().pictures().stream()
                .map(MediaAsset::generation)
                .map(GenerationId::value)
                .distinct()
                .toArray(UUID[]::new);
        tools.sql()
                .tell(
                        door(),
                        event,
                        person,
                        ACTION,
                        CallJson.write(to),
                        door.privateAddress(person),
                        tools.messages().write(message.get()),
                        shows,
                        tools.clock().instant());
        tools.work().wakeAfterCommit(Inbox.workFor(door()));
        return new Result.Later(Waits.growing(delivery.attempts()));
    }

    private Call call(String person, String event) {
        Locale locale = tools.sql()
                .lastLocale(door(), person)
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
        return new Call(
                new Requester.ChatUser(door(), person),
                event,
                "",
                new Place(null, "private", null, false, false, null),
                locale,
                ACTION,
                null,
                Map.of(),
                tools.clock().instant());
    }
}
