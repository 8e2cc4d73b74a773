package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Work;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Where calls are kept: the row and its work, in one statement. */
@Component
class Inbox {
    private final CallSql sql;
    private final Work work;

    Inbox(Jdbi jdbi, Work work) {
        this.sql = SqlObjects.onDemand(jdbi, CallSql.class);
        this.work = work;
    }

    /** The kind of work: one for each platform, because only nodes that have its door can do it. */
    static String workFor(String platform) {
        return "chat:" + platform;
    }

    /** Idempotent by platform and event: false when it was there before. */
    boolean keep(Note note) {
        Call call = note.call();
        boolean fresh = sql.take(
                call.user().platform(),
                call.event(),
                call.user().user(),
                call.place().community(),
                call.place().channel(),
                call.action(),
                CallJson.write(call),
                note.address(),
                note.takenAt());
        if (fresh) {
            work.wakeAfterCommit(workFor(call.user().platform()));
        }
        return fresh;
    }
}
