package dev.loggia.engine.credit;

import dev.loggia.engine.testing.TestDatabase;
import org.jdbi.v3.core.Handle;

/**
 * A database with a little of everything, made by the functions that the engine uses: a member (account …a) with generations
 * 1 and 2 paid for and 3 running under an idempotency key, a visitor with 4 made, 5 waiting and 6 failed and given back.
 */
final class SeededLedger {
    private static final String ID = "00000000-0000-0000-0000-00000000000";
    private static final String TODAY = "(now() at time zone 'utc')::date";

    private SeededLedger() {}

    static TestDatabase create() {
        TestDatabase database = TestDatabase.create();
        database.jdbi().useTransaction(SeededLedger::fill);
        return database;
    }

    private static void fill(Handle handle) {
        handle.execute("insert into account (id, created_at) values ('" + ID + "a', now())");
        handle.execute("select owner_of('account', '" + ID + "a', '" + ID + "a', now())");
        handle.execute("select ledger_grant('" + ID + "a', 100, 'order', 'order-1', 'a pack', now())");
        handle.execute("insert into pool_entry (kind, amount_usd_micros, reference, actor, created_at)"
                + " values ('TOP_UP', 5000000, 'invoice-1', 'admin', now())");
        member(handle, 1, "SUCCEEDED", 3);
        member(handle, 2, "SUCCEEDED", 5);
        member(handle, 3, "RUNNING", 7);
        for (int n : new int[] {1, 2}) {
            handle.execute("select ledger_resolve('CAPTURE', 'generation', '" + ID + n + "', now())");
        }
        handle.execute("update generation set cost_micros = 20000 where id = '" + ID + "1'");
        handle.execute("insert into pool_entry (kind, amount_usd_micros, reference, generation_id, actor, created_at)"
                + " values ('COST', -20000, 'task-1', '" + ID + "1', 'system', now())");
        handle.execute("insert into idempotency (scope, key, body_hash, result_type, result_id, created_at)"
                + " select asker_key, 'key', 'body', 'generation', id, created_at from generation where id = '" + ID
                + "3'");
        free(handle, 4, "SUCCEEDED");
        free(handle, 5, "QUEUED");
        free(handle, 6, "FAILED");
        handle.execute("select quota_give_back('" + ID + "6', now())");
    }

    private static void member(Handle handle, int n, String state, int price) {
        handle.execute("select ledger_hold('" + ID + "a', " + price + ", 'generation', '" + ID + n + "', now())");
        generation(handle, n, state, price, "'member:a'", "'" + ID + "a'", "'task-" + n + "'");
        handle.execute("insert into submit_attempt (generation_id, attempt, admitted_at, outcome, task_id) values ('"
                + ID + n + "', 1, now(), 'ACCEPTED', 'task-" + n + "')");
    }

    private static void free(Handle handle, int n, String state) {
        handle.execute("select quota_take('" + ID + n + "', 'image', " + TODAY + ", '{visitor:v}', '{5}')");
        generation(handle, n, state, 1, "'visitor:v'", "null", "null");
    }

    private static void generation(
            Handle handle, int n, String state, int price, String requester, String account, String task) {
        boolean ended = state.equals("SUCCEEDED") || state.equals("FAILED");
        handle.execute("""
                insert into generation (id, state, kind, model, settings, provider_model, provider_input, asker_key, owner_id,
                                        account_id, tier, door, free, price, catalog_version, estimate_micros, queue_class, task_id,
                                        typical, run_limit, created_at, changed_at, deadline_at, finished_at, failure_code)
                values ('%s', '%s', 'image', 'm', '{}', 'm', '{}', %s, %s, %s, %s, 'test', %s, %d, 'c', 0, 0, %s,
                        '1 minute', '1 minute', now() + interval '%d seconds', now(), now(), %s, %s)""".formatted(
                        ID + n,
                        state,
                        requester,
                        account.equals("null")
                                ? "owner_of('visitor', 'v', null, now())"
                                : "(select id from owner where account_id = " + account + ")",
                        account,
                        account.equals("null") ? "'free'" : "'authenticated'",
                        account.equals("null"),
                        price,
                        task,
                        n,
                        ended ? "now()" : "null",
                        state.equals("FAILED") ? "'timed_out'" : "null"));
        if (!ended) {
            handle.execute("select work_enqueue('generation', '" + ID + n + "', now(), 0::smallint)");
        }
    }
}
