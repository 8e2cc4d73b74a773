package dev.loggia.proof.storm;

import dev.loggia.engine.credit.LedgerAudit;
import dev.loggia.proof.cluster.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Asks the database, the provider, the store and the logs what became of every job. */
final class Judge {
    private final Cluster cluster;
    private final Jdbi jdbi;
    private final Clients clients;
    private final long granted;

    Judge(Cluster cluster, Clients clients, long granted) {
        this.cluster = cluster;
        this.jdbi = cluster.jdbi();
        this.clients = clients;
        this.granted = granted;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("every job was accepted in the end", unanswered()));
        checks.add(new Check("every acknowledged job is there, as the one generation that was named", lost()));
        checks.add(new Check("there is no generation that no client was told of", unheardOf()));
        checks.add(rows("every generation has ended (0 stuck)", """
                select state || ' ' || id from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')"""));
        checks.add(rows("no idempotency key made two generations", """
                select key || ' made ' || count(distinct result_id) from idempotency group by key having count(distinct result_id) > 1"""));
        checks.add(rows("nothing is settled twice", """
                select reference_id || ' has ' || count(*) from ledger_transfer
                where reference_type = 'generation' and kind in ('CAPTURE', 'RELEASE')
                group by reference_id having count(*) > 1
                union all
                select generation_id || ' has ' || count(*) || ' costs' from pool_entry
                where kind = 'COST' group by generation_id having count(*) > 1"""));
        checks.add(new Check("every invariant of the ledger's audit holds", audit()));
        checks.add(new Check("members paid for what succeeded and for nothing else", money()));
        checks.add(rows("free quota is used by what succeeded and by nothing else", """
                select 'used ' || used || ', succeeded ' || succeeded
                from (select coalesce(sum(q.used), 0) as used from free_quota q
                      where exists (select from quota_use u where u.subjects[1] = q.subject)) counted,
                     (select count(*) as succeeded from generation where free and state = 'SUCCEEDED') done
                where used <> succeeded"""));
        checks.addAll(new ProviderSide(cluster).checks());
        checks.add(rows("every success has its result, every failure none", """
                select g.state || ' ' || g.id || ' has ' || count(m.id)
                from generation g
                         left join media_asset m on m.generation_id = g.id and m.deleted_at is null
                group by g.id
                having (count(m.id) > 0) <> (g.state = 'SUCCEEDED')"""));
        checks.add(
                new Check("every result can be read, with its size and its hash", new StoredResults(cluster).broken()));
        checks.add(rows("every end was told once", """
                select g.state || ' ' || g.id || ' was told ' || count(d.id) || ' times'
                from generation g
                         left join delivery d on d.subject_kind = 'generation' and d.subject_id = g.id::text and d.state = 'DELIVERED'
                where g.state in ('SUCCEEDED', 'FAILED')
                group by g.id
                having count(d.id) <> 1
                union all
                select 'delivery of ' || subject_id || ' is ' || state from delivery where state <> 'DELIVERED'"""));
        checks.add(rows("every success is in the feed once", """
                select g.state || ' ' || g.id || ' is there ' || count(f.generation_id) || ' times'
                from generation g
                         left join feed_item f on f.generation_id = g.id
                group by g.id
                having count(f.generation_id) <> case when g.state = 'SUCCEEDED' then 1 else 0 end"""));
        checks.add(rows("no work is left over", """
                select task_name || ' ' || task_instance from scheduled_tasks
                where task_name = 'generation' or task_name like 'delivery:%'"""));
        checks.add(new Check(
                "no node reports a broken invariant, lost work or a prompt",
                NodeLogs.of(cluster).alarms()));
        return checks;
    }

    private Check rows(String name, String sql) {
        return new Check(name, strings(sql));
    }

    private List<String> strings(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private List<String> unanswered() {
        List<String> offenders = new ArrayList<>();
        clients.refused().forEach((job, why) -> offenders.add("job " + job + " was refused: " + why));
        Map<Integer, UUID> accepted = clients.accepted();
        clients.jobs().stream()
                .filter(job -> !accepted.containsKey(job.number()))
                .filter(job -> !clients.refused().containsKey(job.number()))
                .forEach(job -> offenders.add("job " + job.number() + " has no answer"));
        return offenders;
    }

    private List<String> lost() {
        Map<String, UUID> byKey = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select i.key, g.id from idempotency i join generation g on g.id::text = i.result_id""").reduceRows(new HashMap<String, UUID>(), (map, row) -> {
                    map.put(row.getColumn("key", String.class), row.getColumn("id", UUID.class));
                    return map;
                }));
        List<String> offenders = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        clients.accepted().forEach((number, id) -> {
            String key = clients.jobs().get(number).key();
            if (!id.equals(byKey.get(key))) {
                offenders.add("job " + number + " was acknowledged as " + id + " and is " + byKey.get(key));
            }
            if (!seen.add(id)) {
                offenders.add("generation " + id + " was named to two jobs");
            }
        });
        return offenders;
    }

    private List<String> unheardOf() {
        Set<UUID> told = new HashSet<>(clients.accepted().values());
        return jdbi
                .withHandle(handle -> handle.createQuery("select id from generation")
                        .mapTo(UUID.class)
                        .list())
                .stream()
                .filter(id -> !told.contains(id))
                .map(UUID::toString)
                .toList();
    }

    /** The engine's own audit, with the limits that the nodes had. */
    private List<String> audit() {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "limits",
                        new TreeMap<>(Map.of(
                                "loggia.quota.images-per-day", "1000000", "loggia.quota.videos-per-week", "1000000"))));
        return LedgerAudit.over(jdbi, settings).run().stream()
                .map(finding -> finding.number() + " " + finding.invariant() + ": " + finding.offence())
                .toList();
    }

    private List<String> money() {
        long captured = number("select coalesce(sum(amount), 0) from ledger_transfer where kind = 'CAPTURE'");
        long owed = number("select coalesce(sum(price), 0) from generation where state = 'SUCCEEDED' and not free");
        long available = number("select coalesce(sum(available), 0) from wallet");
        long held = number("select coalesce(sum(held + debt), 0) from wallet");
        List<String> offenders = new ArrayList<>();
        if (captured != owed) {
            offenders.add("captured " + captured + ", price of what succeeded " + owed);
        }
        if (available != granted - captured) {
            offenders.add("granted " + granted + ", captured " + captured + ", available " + available);
        }
        if (held != 0) {
            offenders.add("held or owed " + held);
        }
        return offenders;
    }

    private long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
