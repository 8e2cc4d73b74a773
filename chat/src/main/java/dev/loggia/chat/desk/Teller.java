package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import dev.loggia.chat.desk.CallSql.CallRow;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Next;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells words to a door and keeps what came of it. A last word is tried until it is there, closed, or a day old. */
@Component
class Teller {
    private static final Logger log = LoggerFactory.getLogger(Teller.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int PATIENT_ATTEMPTS = 5;

    private final CallSql sql;
    private final ChatProperties properties;
    private final MeterRegistry meters;
    private final InstantSource clock;

    Teller(Jdbi jdbi, ChatProperties properties, MeterRegistry meters, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, CallSql.class);
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * The attempt is counted before it is made, so that the door knows after a crash that the word may be there already.
     *
     * @param since when this word was ready to be told
     */
    Next tellLast(ChatDoor door, CallRow row, Call call, Message message, Instant since) {
        Instant now = clock.instant();
        if (now.isAfter(since.plus(properties.giveUpAfter()))) {
            return end(row, row.version(), null, CallState.UNREACHABLE, "given up after " + properties.giveUpAfter());
        }
        if (sql.countAttempt(row.platform(), row.event(), row.version(), now) == 0) {
            return Next.at(now);
        }
        int version = row.version() + 1;
        ChatDoor.Purpose purpose =
                row.state() == CallState.RETRACTING ? ChatDoor.Purpose.TAKING_BACK : ChatDoor.Purpose.LAST;
        ChatDoor.Shown shown =
                door.show(new ChatDoor.Conversation(call, row.addressOrEmpty(), purpose, row.attempts()), message);
        if (shown instanceof ChatDoor.Shown.Later later) {
            sql.keepAddress(row.platform(), row.event(), version, later.address());
            return Next.at(clock.instant().plus(wait(later.after(), row.attempts())));
        }
        if (shown instanceof ChatDoor.Shown.Unreachable closed) {
            return end(row, version, null, CallState.UNREACHABLE, closed.note());
        }
        return end(row, version, ((ChatDoor.Shown.Done) shown).address(), CallState.DONE, null);
    }

    /** Tells a word that may be skipped, and says when to look again. */
    Next tellPassing(ChatDoor door, CallRow row, Call call, Message message, Instant next) {
        ChatDoor.Shown shown = door.show(
                new ChatDoor.Conversation(call, row.addressOrEmpty(), ChatDoor.Purpose.PASSING, row.attempts()),
                message);
        if (shown instanceof ChatDoor.Shown.Later later) {
            sql.keepAddress(row.platform(), row.event(), row.version(), later.address());
            Instant asked = clock.instant().plus(later.after());
            return Next.at(asked.isAfter(next) ? asked : next);
        }
        if (shown instanceof ChatDoor.Shown.Unreachable closed) {
            return end(row, row.version(), null, CallState.UNREACHABLE, closed.note());
        }
        String address = ((ChatDoor.Shown.Done) shown).address();
        Instant now = clock.instant();
        if (sql.shown(row.platform(), row.event(), row.version(), address, fingerprint(message), now) == 0) {
            sql.repaint(row.platform(), row.event(), now);
        }
        return Next.at(next);
    }

    /** Its step fails each time, so that nothing can be told any more. */
    void giveUp(CallRow row) {
        end(row, row.version(), null, CallState.UNREACHABLE, "its step failed each time");
    }

    /** Of what people can see change. */
    static int fingerprint(Message message) {
        return Objects.hash(message.body(), message.rows());
    }

    private Next end(CallRow row, int version, @Nullable String address, CallState state, @Nullable String note) {
        Instant now = clock.instant();
        Optional<CallState> after = sql.end(row.platform(), row.event(), version, state, address, note, now);
        if (after.filter(CallState.RETRACTING::equals).isPresent()) {
            return Next.at(now);
        }
        meters.counter("loggia.chat.calls.ended", "platform", row.platform(), "state", state.name())
                .increment();
        if (state == CallState.UNREACHABLE) {
            log.info("A call on {} cannot be answered: {}", row.platform(), note);
        }
        return Next.done();
    }

    private static Duration wait(Duration asked, int attempts) {
        if (attempts < PATIENT_ATTEMPTS) {
            return asked;
        }
        Duration longer = Duration.ofSeconds(1L << Math.min(attempts - PATIENT_ATTEMPTS + 1, 10));
        Duration least = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
        return asked.compareTo(least) > 0 ? asked : least;
    }
}
