package dev.loggia.engine.delivery;

import static dev.loggia.engine.platform.SqlTime.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/** Table {@code delivery}. Through plain JDBC, for every job ends here. */
@Component
class DeliverySql {
    private final JdbcTemplate jdbc;

    DeliverySql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The row and its work, in one statement. False when the notice was there before. */
    boolean add(UUID id, Notice notice, Recipient.Person to, String work, Instant now) {
        Integer added = jdbc.queryForObject(
                """
                with added as (
                    insert into delivery (id, kind, subject_kind, subject_id, door, person, dedupe_key, created_at, changed_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (dedupe_key) do nothing
                    returning id, created_at)
                select count(*)::int from (select work_enqueue(?, id::text, created_at, 20::smallint) from added) enqueued""",
                Integer.class,
                id,
                notice.kind(),
                notice.subject().kind(),
                notice.subject().id(),
                to.door(),
                to.person(),
                notice.key(),
                utc(now),
                utc(now),
                work);
        return added != null && added == 1;
    }

    int addDelivered(UUID id, Notice notice, Recipient.Person to, Instant now) {
        return jdbc.update(
                """
                insert into delivery (id, kind, subject_kind, subject_id, door, person, dedupe_key, state, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, 'DELIVERED', ?, ?)
                on conflict (dedupe_key) do nothing""",
                id,
                notice.kind(),
                notice.subject().kind(),
                notice.subject().id(),
                to.door(),
                to.person(),
                notice.key(),
                utc(now),
                utc(now));
    }

    int park(UUID id, Notice notice, Recipient.Account to, String note, Instant now) {
        return jdbc.update(
                """
                insert into delivery (id, kind, subject_kind, subject_id, account_id, dedupe_key, state, note, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, 'PARKED', ?, ?, ?)
                on conflict (dedupe_key) do nothing""",
                id,
                notice.kind(),
                notice.subject().kind(),
                notice.subject().id(),
                to.account().value(),
                notice.key(),
                note,
                utc(now),
                utc(now));
    }

    Optional<Delivery> findPending(UUID id) {
        return jdbc
                .query(
                        """
                        select id, kind, subject_kind, subject_id, coalesce(door, ?), coalesce(person, account_id::text), attempts,
                               created_at
                        from delivery where id = ? and state = 'PENDING'""",
                        (row, number) -> new Delivery(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                new Subject(row.getString(3), row.getString(4)),
                                row.getString(5),
                                row.getString(6),
                                row.getInt(7),
                                row.getObject(8, OffsetDateTime.class).toInstant()),
                        Recipient.Account.DOOR,
                        id)
                .stream()
                .findFirst();
    }

    /** To {@code state}; zero when it was not pending any more. */
    int finish(UUID id, String state, @Nullable String note, Instant now) {
        return jdbc.update("""
                update delivery set state = ?, note = ?, attempts = attempts + 1, changed_at = ?
                where id = ? and state = 'PENDING'""", state, new SqlParameterValue(Types.VARCHAR, note), utc(now), id);
    }

    int forgetFinished(Instant before, int most) {
        return jdbc.update("""
                delete from delivery
                where id in (select id from delivery
                             where state in ('DELIVERED', 'UNDELIVERABLE') and changed_at < ?
                             limit ?)""", utc(before), most);
    }

    int countAttempt(UUID id, Instant now) {
        return jdbc.update(
                "update delivery set attempts = attempts + 1, changed_at = ? where id = ? and state = 'PENDING'",
                utc(now),
                id);
    }

    /** Gives work to what was parked in a door because nobody told these kinds, or had no door yet. Returns how many. */
    int unpark(String door, Collection<String> kinds, String work, Instant now) {
        Integer taken = jdbc.queryForObject(
                """
                with taken as (
                    update delivery set state = 'PENDING', note = null, changed_at = ?
                    where state = 'PARKED' and coalesce(door, ?) = ? and kind = any (string_to_array(?, ','))
                    returning id, changed_at)
                select count(*)::int from (select work_enqueue(?, id::text, changed_at, 20::smallint) from taken) enqueued""", Integer.class, utc(now), Recipient.Account.DOOR, door, String.join(",", kinds), work);
        return taken == null ? 0 : taken;
    }
}
