package dev.loggia.proof.planted;

import dev.loggia.proof.planted.Mistake.InFunction;
import dev.loggia.proof.planted.Mistake.InMethod;
import dev.loggia.proof.planted.Mistake.InSchema;
import dev.loggia.proof.planted.Mistake.InStatement;
import dev.loggia.proof.planted.Mistake.Together;

/** Each mistake, the story in which it shows, and the check that has to name it. */
enum Bug {
    BALANCE_READ_BEFORE_THE_LOCK(
            Together.of(
                    new InFunction("ledger_hold", "and available >= price", """
                            and (select w.available from wallet w, pg_sleep(0.3) where w.account_id = of_account) >= price"""),
                    new InSchema("alter table wallet drop constraint wallet_available_check", """
                            alter table wallet add constraint wallet_available_check check (available >= 0)""")),
            Story.RUSH_ON_A_BALANCE,
            Checks.BALANCE),
    QUOTA_READ_BEFORE_THE_LOCK(
            Together.of(
                    new InFunction("quota_take", "where limits[i] > 0", """
                            from (select pg_sleep(case i when 1 then 0.3 else 0 end)) thinking where limits[i] > 0"""),
                    new InFunction("quota_take", "where q.used < limits[i]", """
                            where coalesce((select o.used from free_quota o where o.subject = of_subjects[i] and o.kind = of_kind
                                                                              and o.window_start = of_window), 0) < limits[i]""")),
            Story.RUSH_ON_A_QUOTA,
            Checks.QUOTA),
    CAPTURES_BEFORE_THE_RESULT_IS_STORED(new InSchema("""
                    create function planted_capture() returns trigger language plpgsql as
                    $$ begin perform ledger_resolve('CAPTURE', 'generation', new.id::text, now()); return null; end; $$;
                    create trigger planted after update on generation for each row
                        when (new.state = 'STORING' and old.state = 'RUNNING' and not new.free) execute function planted_capture()""", """
                    drop trigger planted on generation;
                    drop function planted_capture()"""), Story.THE_RESULT_IS_NO_PICTURE, Audit.SETTLED),
    FORGETS_TO_RELEASE(
            new InFunction(
                    "ledger_resolve",
                    "select * into hold from",
                    "if resolution = 'RELEASE' then return true; end if; select * into hold from"),
            Story.THE_PROVIDER_FAILS,
            Audit.SETTLED),
    FORGETS_TO_GIVE_QUOTA_BACK(
            new InFunction("quota_give_back", "set used = used - 1", "set used = used"),
            Story.THE_PROVIDER_FAILS,
            Audit.QUOTA_COUNTS),
    RELEASES_TWICE(
            new InFunction(
                    "ledger_resolve",
                    "ref_type, ref_id, null, at);",
                    "ref_type, ref_id || case resolution when 'RELEASE' then ' ' || clock_timestamp() else '' end, null, at);"),
            Story.THE_PROVIDER_FAILS,
            Audit.RESOLVED_ONCE),
    GIVES_QUOTA_BACK_TWICE(
            new InFunction("quota_give_back", "and returned_at is null returning", "returning"),
            Story.THE_PROVIDER_FAILS,
            Audit.QUOTA_COUNTS),
    CAPTURES_A_WRONG_AMOUNT(
            new InFunction("ledger_resolve", "hold.amount,", "hold.amount - 1,"),
            Story.REFUNDS_COME_EARLY_AND_LATE,
            Audit.RESOLVED_ONCE),
    RESUBMITS_AT_ONCE(
            new InStatement("uncertain_until = ?", "uncertain_until = least(cast(? as timestamptz), '-infinity')"),
            Story.AN_ANSWER_IS_LOST,
            Checks.ONE_TASK),
    TELLS_FOR_EVERY_CALLBACK(new InSchema("""
                    alter table webhook_inbox drop constraint webhook_inbox_pkey;
                    create function planted_news() returns trigger language plpgsql as
                    $$
                    declare fresh uuid := gen_random_uuid();
                    begin
                        insert into delivery (id, kind, subject_kind, subject_id, door, dedupe_key, created_at, changed_at)
                        select fresh, 'result', 'generation', g.id::text, g.door, 'callback:' || fresh, now(), now()
                        from generation g where g.id = new.subject_id and g.state = 'SUCCEEDED';
                        perform work_enqueue('delivery:' || d.door, fresh::text, now(), 20::smallint)
                        from delivery d where d.id = fresh;
                        return null;
                    end;
                    $$;
                    create trigger planted after insert on webhook_inbox for each row execute function planted_news()""", """
                    truncate webhook_inbox;
                    drop trigger planted on webhook_inbox;
                    drop function planted_news();
                    alter table webhook_inbox add constraint webhook_inbox_pkey
                        primary key (provider, event_id)"""), Story.A_CALLBACK_COMES_AGAIN, Checks.TOLD_ONCE),
    COMPARES_NO_VERSION(
            Together.of(
                    new InStatement(
                            "where id = ? and state = ? and version = ?",
                            "where id = ? and (state = ? or version = ? or true)"),
                    new InSchema(
                            "alter table generation disable trigger generation_moves_by_the_table",
                            "alter table generation enable trigger generation_moves_by_the_table")),
            Story.A_NODE_SLEEPS_THROUGH_A_TAKE_OVER,
            Audit.SETTLED),
    TELLS_AFTER_THE_COMMIT(
            new InMethod(Switches.Method.TELL_AFTER_THE_COMMIT), Story.A_WORKER_DIES_AFTER_SETTLING, Checks.TOLD_ONCE),
    FORGETS_AN_EARLY_REFUND(
            new InFunction(
                    "ledger_claw_back",
                    "insert into wallet (account_id) values (of_account) on conflict do nothing;",
                    "if not exists (select from wallet where account_id = of_account) then return true; end if;"),
            Story.REFUNDS_COME_EARLY_AND_LATE,
            Checks.OWED),
    FORGETS_A_DEBT(
            Together.of(Repaying.UNCHECKED, Repaying.notBy("GRANT")), Story.REFUNDS_COME_EARLY_AND_LATE, Checks.OWED),
    RELEASES_BESIDE_A_DEBT(
            Together.of(Repaying.UNCHECKED, Repaying.notBy("RELEASE")),
            Story.A_CHARGEBACK_COMES_BEFORE_THE_END,
            Audit.DEBT_FIRST),
    BOOKS_A_COST_TWICE(new InSchema("""
                    create function planted_cost() returns trigger language plpgsql as
                    $$
                    begin
                        insert into pool_entry (kind, amount_usd_micros, reference, generation_id, actor, created_at)
                        values ('COST', new.amount_usd_micros, new.reference || ' again', new.generation_id, 'system', now());
                        return null;
                    end;
                    $$;
                    create trigger planted after insert on pool_entry for each row
                        when (new.kind = 'COST' and new.reference not like '% again') execute function planted_cost()""", """
                    drop trigger planted on pool_entry;
                    drop function planted_cost()"""), Story.PICTURES_ARE_MADE, Audit.COSTS),
    SLEEPS_OVER_A_SIGNAL(
            new InFunction(
                    "work_honour_signal",
                    "new.execution_time := least(new.execution_time, old.execution_time);",
                    "new.execution_time := new.execution_time;"),
            Story.A_CALLBACK_COMES_DURING_A_STEP,
            Checks.HEARD),
    ACCEPTS_WITHOUT_WORK(
            new InFunction(
                    "generation_accept",
                    "perform work_enqueue('generation', job.id::text, at,",
                    "perform format('%s%s%s%s', 'generation', job.id::text, at,"),
            Story.THE_SWEEPER_COMES_BY,
            Checks.SWEEPER),
    REWRITES_HISTORY(new InSchema("""
                    drop trigger ledger_is_append_only on ledger_transfer;
                    create function planted_history() returns trigger language plpgsql as
                    $$ begin update ledger_transfer set amount = amount + 1
                             where account_id = new.account_id and kind = 'GRANT'; return null; end; $$;
                    create trigger planted after insert on ledger_transfer for each row
                        when (new.kind = 'CAPTURE') execute function planted_history()""", """
                    drop trigger planted on ledger_transfer;
                    drop function planted_history();
                    create trigger ledger_is_append_only before update or delete or truncate on ledger_transfer
                        execute function refuse_change()"""), Story.PICTURES_ARE_MADE, Audit.REPLAY),
    SHOWS_THE_UNLISTED(
            Together.of(new InFunction("feed_page", "and not g.unlisted", ""), new InSchema("""
                            create function planted_publishing() returns trigger language plpgsql as
                            $$ begin insert into feed_item (generation_id, published_at) values (new.id, now()); return null; end; $$;
                            create trigger planted after update on generation for each row
                                when (new.state = 'SUCCEEDED' and new.unlisted) execute function planted_publishing()""", """
                            drop trigger planted on generation;
                            drop function planted_publishing()""")),
            Story.PICTURES_ARE_MADE,
            Checks.FEED),
    SHOWS_A_VISITORS_PROMPT(
            new InFunction(
                    "feed_page", "viewer_is_member and g.tier <> 'free' and g.prompt is not null", "viewer_is_member"),
            Story.PICTURES_ARE_MADE,
            Checks.FEED),
    SHOWS_PROMPTS_TO_EVERYBODY(
            new InFunction(
                    "feed_page", "viewer_is_member and g.tier <> 'free' and g.prompt is not null", "g.tier <> 'free'"),
            Story.PICTURES_ARE_MADE,
            Checks.FEED),
    FORGETS_THE_KEY(
            new InFunction(
                    "idempotency_keep",
                    "from unnest(of_scopes) as s (scope)",
                    "from unnest(of_scopes) as s (scope) where false"),
            Story.A_KEY_COMES_AGAIN,
            Checks.SAME_KEY),
    TAKES_ANOTHER_BODY_FOR_THE_SAME(
            new InFunction("idempotency_begin", "earlier.body_hash <> of_body", "false"),
            Story.A_KEY_COMES_AGAIN,
            Checks.SAME_KEY);

    private final Mistake mistake;
    private final Story story;
    private final String caughtBy;

    Bug(Mistake mistake, Story story, String caughtBy) {
        this.mistake = mistake;
        this.story = story;
        this.caughtBy = caughtBy;
    }

    Mistake mistake() {
        return mistake;
    }

    Story story() {
        return story;
    }

    /** The name of the check that has to object; others may, too. */
    String caughtBy() {
        return caughtBy;
    }

    /** How a wallet is kept from having credits beside a debt. */
    private static final class Repaying {
        static final Mistake UNCHECKED =
                new InSchema("alter table wallet drop constraint wallet_debt_repaid_first", """
                alter table wallet add constraint wallet_debt_repaid_first check (available = 0 or debt = 0)""");

        static Mistake notBy(String kind) {
            return new InFunction(
                    "ledger_transfer_once",
                    "repaid := least(w.available, w.debt)",
                    "repaid := case transfer_kind when '" + kind + "' then 0 else least(w.available, w.debt) end");
        }
    }

    /** The audit's, by the names of its invariants. */
    private static final class Audit {
        static final String SETTLED =
                Finding.audit("ended ⇔ no open hold; succeeded ⇔ captured; failed or cancelled ⇔ released");
        static final String RESOLVED_ONCE = Finding.audit("every hold resolved at most once and in full");
        static final String REPLAY = Finding.audit("wallet = replay of its transfers, versions gapless");
        static final String QUOTA_COUNTS = Finding.audit("free quota used = accepted − returned");
        static final String DEBT_FIRST = Finding.audit("available and debt never together");
        static final String COSTS = Finding.audit("every generation's cost is in the pool");
    }
}
