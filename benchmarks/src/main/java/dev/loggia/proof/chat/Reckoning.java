package dev.loggia.proof.chat;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Whether a guest got one result for each thing asked for, and was charged once for each. */
public final class Reckoning {
    private Reckoning() {}

    /** What the database says of one guest, in one moment. */
    public record Standing(int calls, int done, int generations, int succeeded, int charged, int returned, int work) {}

    /** Whether everything that they asked for is over and nothing is left to do for it. */
    public static boolean over(Jdbi jdbi, Guest guest, int asked) {
        Standing standing = read(jdbi, guest);
        return standing.done() >= asked && standing.done() == standing.calls() && standing.work() == 0;
    }

    /**
     * What is not as it must be.
     *
     * @param asked how often the guest asked for a picture
     */
    public static List<String> faults(Jdbi jdbi, Guest guest, int asked) {
        return faults(jdbi, guest, asked, 0);
    }

    /** @param leftWords how many messages without a picture may have been left standing */
    static List<String> faults(Jdbi jdbi, Guest guest, int asked, int leftWords) {
        Standing standing = read(jdbi, guest);
        List<String> faults = new ArrayList<>();
        expect(faults, guest, "pictures in the chat", asked, guest.pictures());
        expect(faults, guest, "other words in the chat", Math.min(leftWords, guest.words()), guest.words());
        expect(faults, guest, "calls", asked, standing.calls());
        expect(faults, guest, "calls answered", asked, standing.done());
        expect(faults, guest, "generations", asked, standing.generations());
        expect(faults, guest, "generations that succeeded", asked, standing.succeeded());
        expect(faults, guest, "charged", asked, standing.charged());
        expect(faults, guest, "given back", 0, standing.returned());
        return faults;
    }

    private static void expect(List<String> faults, Guest guest, String what, int expected, int observed) {
        if (expected != observed) {
            faults.add(guest.platform().word() + " " + guest.user() + ": " + what + " " + observed + " instead of "
                    + expected);
        }
    }

    /** How many calls of a guest watch, or have watched, what they asked for. */
    static int watched(Jdbi jdbi, Guest guest) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from chat_call
                        where platform = :platform and person = :user and watched <> '{}'""")
                .bind("platform", guest.platform().word())
                .bind("user", guest.user())
                .mapTo(Integer.class)
                .one());
    }

    private static Standing read(Jdbi jdbi, Guest guest) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with asked as (select * from chat_call where platform = :platform and person = :user),
                             made as (select * from generation where asker_key = 'chat:' || :platform || ':' || :user),
                             used as (select * from quota_use where generation_id in (select id from made))
                        select (select count(*) from asked) as calls,
                               (select count(*) from asked where state = 'DONE') as done,
                               (select count(*) from made) as generations,
                               (select count(*) from made where state = 'SUCCEEDED') as succeeded,
                               (select count(*) from used) as charged,
                               (select count(*) from used where returned_at is not null) as returned,
                               (select count(*)
                                from scheduled_tasks t
                                where (t.task_name = 'chat:' || :platform and t.task_instance in (select event from asked))
                                   or (t.task_name = 'generation' and t.task_instance in (select id::text from made)))
                                   as work""")
                .bind("platform", guest.platform().word())
                .bind("user", guest.user())
                .registerRowMapper(org.jdbi.v3.core.mapper.reflect.ConstructorMapper.factory(Standing.class))
                .mapTo(Standing.class)
                .one());
    }
}
