package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.chat.desk.CallSql.CallRow;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What actions may do to what other calls show. */
@Component
public class Conversations {
    private final CallSql sql;
    private final Work work;
    private final InstantSource clock;

    Conversations(Jdbi jdbi, Work work, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, CallSql.class);
        this.work = work;
        this.clock = clock;
    }

    /** Lets whoever shows the progress of a generation look at once: it was cancelled, say. */
    public void lookAgain(Call call, GenerationId generation) {
        String platform = call.user().platform();
        sql.listWatching(platform, GenerationUpdates.KIND, generation.toString()).stream()
                .filter(CallRow::open)
                .forEach(row -> work.signal(Inbox.workFor(platform), row.event()));
    }

    /** What an earlier run of the call decided on, before it acted on it. */
    public Optional<String> chosen(Call call) {
        return sql.choose(call.user().platform(), call.event(), null);
    }

    /** Keeps what the call decides on, so that a later run does the same. Returns what counts: an earlier run's choice before this. */
    public String choose(Call call, String choice) {
        return sql.choose(call.user().platform(), call.event(), choice).orElse(choice);
    }

    /** Replaces what is shown of a generation in chats by what is left of it now. Idempotent. */
    public void takeBack(Call call, GenerationId generation) {
        sql.takeBack(generation, null, null, null, clock.instant());
        work.wakeAfterCommit(Inbox.workFor(call.user().platform()));
    }

    /** Takes a generation out of the chats of the call's community. Idempotent. */
    public void hide(Call call, GenerationId generation) {
        sql.takeBack(generation, call.user().platform(), call.place().community(), Watching.HIDDEN, clock.instant());
        work.wakeAfterCommit(Inbox.workFor(call.user().platform()));
    }

    /** Whether a generation is or was shown in the community of the call, whoever asked for it and where. */
    public boolean shownHere(Call call, GenerationId generation) {
        String community = call.place().community();
        return community != null && sql.countShownIn(generation, call.user().platform(), community) > 0;
    }

    /** Who asked for a generation in the community of the call, by the platform's ids; nobody when it was made elsewhere. */
    public List<String> makersHere(Call call, GenerationId generation) {
        String community = call.place().community();
        return community == null
                ? List.of()
                : sql.listMakersIn(
                        GenerationUpdates.KIND,
                        generation.toString(),
                        call.user().platform(),
                        community);
    }
}
