package dev.loggia.proof.crash;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the database says of one job that has ended: its state, what it cost, who was told, what is shown. */
final class Ledgers {
    private Ledgers() {}

    /** One row, so one moment. */
    public record Standing(
            String state,
            @Nullable String failureCode,
            long price,
            @Nullable Long available,
            @Nullable Long held,
            @Nullable Boolean quotaReturned,
            int deliveries,
            int delivered,
            int feedItems,
            int acceptedBefore) {}

    static List<String> faults(Jdbi jdbi, Job job, @Nullable String failure) {
        List<String> faults = new ArrayList<>();
        Standing standing = read(jdbi, job);
        if (standing == null) {
            return List.of(job + " is lost");
        }
        boolean succeeds = job.fate().succeeds();
        expect(faults, job, "state", job.fate().end(), standing.state());
        expect(faults, job, "failure", String.valueOf(failure), String.valueOf(standing.failureCode()));
        if (job.account() == null) {
            expect(faults, job, "quota returned", !succeeds, standing.quotaReturned());
        } else {
            expect(
                    faults,
                    job,
                    "balance",
                    Requesters.CREDITS - (succeeds ? standing.price() : 0),
                    standing.available());
            expect(faults, job, "held", 0L, standing.held());
        }
        expect(faults, job, "news", 1, standing.deliveries());
        expect(faults, job, "news delivered", 1, standing.delivered());
        expect(faults, job, "feed items", succeeds ? 1 : 0, standing.feedItems());
        expect(faults, job, "generations for its key", 1, standing.acceptedBefore());
        return faults;
    }

    private static void expect(List<String> faults, Job job, String what, Object expected, @Nullable Object observed) {
        if (!expected.equals(observed)) {
            faults.add(job + ": " + what + " " + observed + " instead of " + expected);
        }
    }

    private static @Nullable Standing read(Jdbi jdbi, Job job) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select g.state, g.failure_code, g.price,
                               w.available, w.held,
                               (select u.returned_at is not null from quota_use u where u.generation_id = g.id) as quota_returned,
                               (select count(*) from delivery d where d.subject_kind = 'generation' and d.subject_id = g.id::text) as deliveries,
                               (select count(*) from delivery d
                                where d.subject_kind = 'generation' and d.subject_id = g.id::text and d.state = 'DELIVERED') as delivered,
                               (select count(*) from feed_item f where f.generation_id = g.id) as feed_items,
                               (select count(*) from generation o where o.asker_key = g.asker_key) as accepted_before
                        from generation g
                                 left join wallet w on w.account_id = g.account_id
                        where g.id = :id""")
                .bind("id", job.id())
                .registerRowMapper(org.jdbi.v3.core.mapper.reflect.ConstructorMapper.factory(Standing.class))
                .mapTo(Standing.class)
                .findOne()
                .orElse(null));
    }
}
