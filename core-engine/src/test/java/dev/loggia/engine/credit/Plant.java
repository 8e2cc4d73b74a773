package dev.loggia.engine.credit;

import java.util.List;

/**
 * One way to corrupt a healthy database past its own guards, and what the audit must say of it.
 *
 * @param invariant whose name it must be found under, and no other
 * @param offence how the finding begins
 */
record Plant(String invariant, String offence, String sql) {

    /** One or more for every invariant there is. {@link SeededLedger} has the rows that they spoil. */
    static final List<Plant> ALL = List.of(
            new Plant("debits = credits", "place sums do not cancel", """
                    alter table ledger_transfer drop constraint transfer_sides;
                    update ledger_transfer set credit = 'lost' where kind = 'CAPTURE'"""),
            new Plant("wallet = replay of its transfers, versions gapless", "account ", """
                    update wallet set version = version + 1"""),
            new Plant("wallet = replay of its transfers, versions gapless", "account ", """
                    update wallet set held = held + 1, available = available - 1"""),
            new Plant(
                    "nothing negative, at any version", "account 00000000-0000-0000-0000-00000000000a version 1", """
                    update ledger_transfer set wallet_version = 99 where wallet_version = 1;
                    update ledger_transfer set wallet_version = 1 where wallet_version = 2;
                    update ledger_transfer set wallet_version = 2 where wallet_version = 99"""),
            new Plant("every hold resolved at most once and in full", "CAPTURE of generation ", """
                    update ledger_transfer set reference_id = 'x' where kind = 'CAPTURE' and amount = 3;
                    update ledger_transfer set reference_id = '00000000-0000-0000-0000-000000000001' where kind = 'CAPTURE' and amount = 5;
                    update ledger_transfer set reference_id = '00000000-0000-0000-0000-000000000002' where reference_id = 'x'"""),
            new Plant(
                    "ended ⇔ no open hold; succeeded ⇔ captured; failed or cancelled ⇔ released",
                    "FAILED 00000000-0000-0000-0000-000000000001 has CAPTURE",
                    """
                    update generation set state = 'FAILED', failure_code = 'timed_out'
                    where id = '00000000-0000-0000-0000-000000000001'"""),
            new Plant(
                    "ended ⇔ no open hold; succeeded ⇔ captured; failed or cancelled ⇔ released",
                    "SUCCEEDED 00000000-0000-0000-0000-000000000003 has an open hold",
                    """
                    update generation set state = 'SUCCEEDED', finished_at = now() where state = 'RUNNING'"""),
            new Plant(
                    "ended ⇔ no open hold; succeeded ⇔ captured; failed or cancelled ⇔ released",
                    "hold of 00000000-0000-0000-0000-000000000003 is not its price",
                    """
                    update generation set price = price + 1 where state = 'RUNNING'"""),
            new Plant(
                    "ended ⇔ no open hold; succeeded ⇔ captured; failed or cancelled ⇔ released",
                    "free CANCELLED 00000000-0000-0000-0000-000000000004 and its quota disagree",
                    """
                    update generation set state = 'CANCELLED' where id = '00000000-0000-0000-0000-000000000004'"""),
            new Plant(
                    "not ended ⇒ one hold or quota use, and live work",
                    "RUNNING 00000000-0000-0000-0000-000000000003 has no work",
                    """
                    delete from scheduled_tasks where task_instance = '00000000-0000-0000-0000-000000000003'"""),
            new Plant(
                    "not ended ⇒ one hold or quota use, and live work",
                    "QUEUED 00000000-0000-0000-0000-000000000005 has no hold or quota use",
                    """
                    delete from quota_use where generation_id = '00000000-0000-0000-0000-000000000005';
                    update free_quota set used = used - 1"""),
            new Plant("given up ⇒ ended", "RUNNING 00000000-0000-0000-0000-000000000003 was given up as STORING", """
                    insert into work_failure
                    values ('generation', '00000000-0000-0000-0000-000000000003', 9, 'e', now(), 'e', now(), now(), 'STORING')"""),
            new Plant(
                    "not ended ⇒ work is due by the deadline of its state",
                    "RUNNING 00000000-0000-0000-0000-000000000003 sleeps until ",
                    """
                    update scheduled_tasks set execution_time = now() + interval '14 days'
                    where task_instance = '00000000-0000-0000-0000-000000000003'"""),
            new Plant(
                    "a hold, quota use or work belongs to a generation",
                    "work of 00000000-0000-0000-0000-0000000000ff",
                    """
                    select work_enqueue('generation', '00000000-0000-0000-0000-0000000000ff', now(), 0::smallint)"""),
            new Plant("a hold, quota use or work belongs to a generation", "hold of ", """
                    select ledger_hold('00000000-0000-0000-0000-00000000000a', 1, 'generation', 'nobody', now())"""),
            new Plant("free quota used = accepted − returned", "window ", """
                    update free_quota set used = used + 1"""),
            new Plant("free quota used = accepted − returned", "window ", """
                    delete from free_quota"""),
            new Plant("free quota used ≤ limit", "window ", """
                    insert into generation (id, state, kind, model, settings, provider_model, provider_input, asker_key, owner_id,
                                            tier, door, free, price, catalog_version, estimate_micros, queue_class, typical, run_limit,
                                            created_at, changed_at, deadline_at, finished_at)
                    select ('00000000-0000-0000-0001-00000000000' || n)::uuid, 'SUCCEEDED', kind, model, settings, provider_model,
                           provider_input, asker_key, owner_id, tier, door, free, price, catalog_version, 0, queue_class, typical,
                           run_limit, created_at, changed_at, deadline_at, now()
                    from generation, generate_series(1, 4) n where state = 'QUEUED';
                    insert into quota_use (generation_id, kind, window_start, subjects)
                    select ('00000000-0000-0000-0001-00000000000' || n)::uuid, kind, window_start, subjects
                    from quota_use, generate_series(1, 4) n where generation_id = '00000000-0000-0000-0000-000000000005';
                    update free_quota set used = used + 4"""),
            new Plant(
                    "one idempotency key ⇔ one generation",
                    "key of 00000000-0000-0000-0000-000000000001 is not the one",
                    """
                    update idempotency set result_id = '00000000-0000-0000-0000-000000000001'"""),
            new Plant("one idempotency key ⇔ one generation", "00000000-0000-0000-0000-000000000003 has 2 keys", """
                    insert into idempotency (scope, key, body_hash, result_type, result_id, created_at)
                    select scope, 'another', body_hash, result_type, result_id, created_at from idempotency"""),
            new Plant(
                    "one provider task ⇒ one generation",
                    "task of 00000000-0000-0000-0000-000000000003 is not the one of its attempt",
                    """
                    update generation set task_id = 'task-1' where state = 'RUNNING'"""),
            new Plant("available and debt never together", "account 00000000-0000-0000-0000-00000000000a", """
                    alter table wallet drop constraint wallet_debt_repaid_first;
                    insert into ledger_transfer (account_id, wallet_version, kind, amount, debit, credit, reference_type,
                                                 reference_id, created_at)
                    select account_id, version + 1, 'DEBT', 5, 'debt', 'clawed_back', 'refund', '1', now() from wallet;
                    update wallet set debt = 5, version = version + 1"""),
            new Plant(
                    "a merged account has nothing and nothing open",
                    "account 00000000-0000-0000-0000-00000000000a",
                    """
                    alter table wallet drop constraint wallet_merged_is_empty;
                    insert into wallet (account_id) values ('00000000-0000-0000-0000-00000000000b');
                    update wallet set merged_into = '00000000-0000-0000-0000-00000000000b'
                    where account_id = '00000000-0000-0000-0000-00000000000a'"""),
            new Plant("a merged account has nothing and nothing open", "merge merge ", """
                    select ledger_merge('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000b',
                                        'merge', '1', now());
                    update ledger_transfer set reference_id = '2' where kind = 'MERGE_IN'"""),
            new Plant("pool: top-ups − costs = balance", "checkpoint ", """
                    insert into pool_checkpoint select max(id), 7, now() from pool_entry"""),
            new Plant(
                    "every generation's cost is in the pool",
                    "generation 00000000-0000-0000-0000-000000000001 cost 20000, booked 0",
                    """
                    delete from pool_entry where kind = 'COST'"""),
            new Plant(
                    "every generation's cost is in the pool",
                    "generation 00000000-0000-0000-0000-000000000001 cost 20000, booked 1",
                    """
                    update pool_entry set amount_usd_micros = -1 where kind = 'COST'"""),
            new Plant(
                    "every generation's cost is in the pool",
                    "generation 00000000-0000-0000-0000-000000000001 bears a cost of a task that is not its own",
                    """
                    insert into pool_entry (kind, amount_usd_micros, reference, generation_id, actor, created_at)
                    values ('COST', -1, 'task-0', '00000000-0000-0000-0000-000000000001', 'system', now())"""));
}
