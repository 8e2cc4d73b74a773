package dev.loggia.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What a door's step does with notices that it can tell, and with those that it cannot. */
class DeliveryStepsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-30T12:00:00Z"));
    private static final Subject PICTURE = new Subject("generation", "one");

    private static TestDatabase database;
    private static DeliverySql sql;

    private final List<Delivery> told = new ArrayList<>();

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        sql = new DeliverySql(database.dataSource());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void whatNobodyTellsIsParkedUntilSomebodyDoes() {
        UUID id = booked("hidden", "parked");
        DeliverySteps before = steps(new Telling("chat", Set.of("result")));
        before.listHandlers().get(0).step(id.toString());
        before.run();
        assertThat(state(id)).isEqualTo("PARKED");

        DeliverySteps after = steps(new Telling("chat", Set.of("result")), new Telling("chat", Set.of("hidden")));
        after.run();
        assertThat(state(id)).isEqualTo("PENDING");
        assertThat(works(id)).isEqualTo(1);
        after.listHandlers().get(0).step(id.toString());

        assertThat(state(id)).isEqualTo("DELIVERED");
        assertThat(told).singleElement().satisfies(delivery -> {
            assertThat(delivery.subject()).isEqualTo(PICTURE);
            assertThat(delivery.person()).isEqualTo("ann");
            assertThat(delivery.toString()).doesNotContain("ann");
        });
    }

    @Test
    void whatAnAccountIsToldWaitsForADoorOfAccounts() {
        UUID id = UUID.randomUUID();
        UUID account = database.jdbi()
                .withHandle(handle -> handle.createQuery("select account_open(gen_random_uuid(), 'test', 'bea', now())")
                        .mapTo(UUID.class)
                        .one());
        Recipient.Account bea = new Recipient.Account(new AccountId(account));
        sql.park(id, notice("paid", "to an account"), bea, "no door", CLOCK.instant());
        steps(new Telling("chat", Set.of("paid"))).run();
        assertThat(state(id)).isEqualTo("PARKED");

        DeliverySteps after = steps(new Telling(Recipient.Account.DOOR, Set.of("paid")));
        after.run();
        assertThat(state(id)).isEqualTo("PENDING");
        after.listHandlers().get(0).step(id.toString());

        assertThat(state(id)).isEqualTo("DELIVERED");
        assertThat(told).singleElement().satisfies(delivery -> assertThat(delivery.person())
                .isEqualTo(account.toString()));
    }

    @Test
    void theSameKeyIsTheSameNotice() {
        booked("result", "twice");
        Recipient.Person ann = new Recipient.Person("chat", "ann");
        assertThat(sql.add(UUID.randomUUID(), notice("result", "twice"), ann, "delivery:chat", CLOCK.instant()))
                .isFalse();
        assertThat(database.number("select count(*) from delivery where dedupe_key = 'twice'"))
                .isEqualTo(1);
    }

    @Test
    void twoForOneKindAreAMistake() {
        assertThatThrownBy(() -> steps(new Telling("chat", Set.of("a")), new Telling("chat", Set.of("a", "b")))
                        .listHandlers())
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("kind a in the door chat");
    }

    private static UUID booked(String kind, String key) {
        UUID id = UUID.randomUUID();
        Recipient.Person ann = new Recipient.Person("chat", "ann");
        assertThat(sql.add(id, notice(kind, key), ann, "delivery:chat", CLOCK.instant()))
                .isTrue();
        assertThat(works(id)).isEqualTo(1);
        database.jdbi().useHandle(handle -> handle.execute("delete from scheduled_tasks"));
        return id;
    }

    private static Notice notice(String kind, String key) {
        return new Notice(new Recipient.Person("chat", "ann"), kind, PICTURE, key);
    }

    private static DeliverySteps steps(Telling... handlers) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (int i = 0; i < handlers.length; i++) {
            beans.addBean("handler" + i, handlers[i]);
        }
        return new DeliverySteps(
                sql,
                beans.getBeanProvider(DeliveryHandler.class),
                beans.getBeanProvider(DeliveryHandlers.class),
                CLOCK);
    }

    private static String state(UUID id) {
        return database.strings("select state from delivery where id = '" + id + "'")
                .get(0);
    }

    private static long works(UUID id) {
        return database.number(
                "select count(*) from scheduled_tasks where task_name = 'delivery:chat' and task_instance = '" + id
                        + "'");
    }

    private final class Telling implements DeliveryHandler {
        private final String door;
        private final Set<String> kinds;

        Telling(String door, Set<String> kinds) {
            this.door = door;
            this.kinds = kinds;
        }

        @Override
        public String door() {
            return door;
        }

        @Override
        public Set<String> kinds() {
            return kinds;
        }

        @Override
        public Result deliver(Delivery delivery) {
            told.add(delivery);
            return delivery.attempts() > 9 ? new Result.Later(Duration.ofSeconds(1)) : new Result.Delivered();
        }
    }
}
