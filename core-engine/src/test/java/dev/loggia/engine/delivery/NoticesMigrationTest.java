package dev.loggia.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** News and calls in chats that a data folder of an earlier version holds. */
class NoticesMigrationTest {
    private static final String ACCOUNT = "00000000-0000-0000-0000-00000000000a";
    private static final String WEB = "00000000-0000-0000-0000-000000000001";
    private static final String CHAT = "00000000-0000-0000-0000-000000000002";
    private static final String PICTURE = "00000000-0000-0000-0000-0000000000f2";

    @Test
    void newsAndCallsUnderWayAreTakenOver() {
        try (TestDatabase server = TestDatabase.create()) {
            server.jdbi().useHandle(handle -> handle.execute("create database before_notices"));
            String url = server.url().replaceFirst("/test_\\d+", "/before_notices");
            FluentConfiguration flyway = Flyway.configure().dataSource(url, null, null);
            flyway.target("21").load().migrate();
            Jdbi jdbi = Jdbi.create(url);
            jdbi.useHandle(handle -> handle.createScript(before()).execute());

            flyway.target("latest").load().migrate();

            assertThat(strings(jdbi, """
                            select concat_ws(' ', door, kind, subject_kind, right(subject_id, 1), coalesce(person, 'nobody'), state)
                            from delivery order by door"""))
                    .containsExactly(
                            "discord result generation 2 nobody PENDING", "web result generation 1 nobody DELIVERED");
            assertThat(strings(jdbi, "select task_name from scheduled_tasks where task_name like 'delivery:%'"))
                    .containsExactly("delivery:discord");
            assertThat(strings(jdbi, """
                            select concat_ws(' ', event, watched_kind, right(array_to_string(watched, ','), 1),
                                             right(array_to_string(shows, ','), 1))
                            from chat_call order by event""")).containsExactly("page generation  2", "watching generation 2 2");
        }
    }

    private static String before() {
        return """
                insert into account (id, created_at) values ('%1$s', now());
                insert into generation (id, state, kind, model, settings, provider_model, provider_input, asker_key, owner_key,
                                        account_id, door, free, price, catalog_version, estimate_micros, queue_class, typical,
                                        run_limit, created_at, changed_at, finished_at, deadline_at)
                select id, 'SUCCEEDED', 'image', 'm', '{}', 'm', '{}', 'member:1', 'member:1', '%1$s', door, false, 1, 'v', 1, 0,
                       interval '1 s', interval '1 m', now(), now(), now(), now()
                from (values ('%2$s'::uuid, 'web'), ('%3$s'::uuid, 'discord')) as asked (id, door);
                insert into delivery (id, generation_id, door, dedupe_key, created_at, changed_at)
                select id, id, door, 'end:' || id, now(), now() from generation;
                select count(work_enqueue('delivery:' || door, id::text, now(), 20::smallint)) from delivery;
                insert into media_asset (id, generation_id, ordinal, kind, content_type, bytes, sha256, width, height, object_key,
                                         created_at)
                values ('%4$s', '%3$s', 0, 'image', 'image/png', 1, repeat('0', 64), 1, 1, 'kept/one', now());
                insert into chat_call (platform, event, person, channel, action, state, asked, generations, received_at)
                values ('discord', 'watching', 'ann', 'art', 'imagine', 'WATCHING', '{}', array['%3$s'::uuid], now());
                insert into chat_call (platform, event, person, channel, action, state, asked, answer, address, received_at, ended_at)
                values ('discord', 'page', 'ann', 'art', 'history', 'DONE', '{}', '{"pictures": ["%4$s"]}', 'there', now(), now())
                """.formatted(ACCOUNT, WEB, CHAT, PICTURE);
    }

    private static List<String> strings(Jdbi jdbi, String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
