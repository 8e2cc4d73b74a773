package dev.loggia.engine.work;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code scheduled_tasks}, beside db-scheduler. */
interface WorkSql {

    @SqlQuery("select count(*) from (select work_enqueue(:kind, :id, :due, :priority)) enqueued")
    int enqueue(String kind, String id, Instant due, short priority);

    @SqlQuery("select count(*) from (select work_signal(:kind, :id, :now)) signalled")
    int signal(String kind, String id, Instant now);

    @SqlUpdate("""
            update scheduled_tasks set signalled = false
            where task_name = :kind and task_instance = :id and signalled""")
    int consumeSignal(String kind, String id);

    @SqlQuery("""
            select exists(select from scheduled_tasks
                          where task_name = :kind and task_instance = :id and not picked and execution_time <= :now)""")
    boolean isDue(String kind, String id, Instant now);
}
