package dev.loggia.engine.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestEngine;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class WebhookInboxTest {
    private static final WebhookEvent.Subject SOMEBODY = new WebhookEvent.Subject("account", UUID.randomUUID());
    private static final List<String> HANDLED = new CopyOnWriteArrayList<>();
    private static final byte[] BODY = "{\"paid\": \"by somebody\"}".getBytes(UTF_8);

    @TempDir
    private static Path folder;

    private static TestEngine engine;
    private static WebhookInbox inbox;

    /** A rail that fails at the first attempt. */
    @Configuration(proxyBeanMethods = false)
    static class Rail {
        @Bean
        WebhookHandler rail() {
            return new WebhookHandler() {
                @Override
                public String provider() {
                    return "rail";
                }

                @Override
                public void handle(WebhookEvent event, byte[] body) {
                    HANDLED.add(event.id() + " " + event.kind() + " " + event.ids() + " " + new String(body, UTF_8));
                    if (HANDLED.size() == 1) {
                        throw new IllegalStateException("not today");
                    }
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        engine = TestEngine.startWith(folder, Rail.class);
        inbox = engine.door(WebhookInbox.class);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void forget() {
        HANDLED.clear();
    }

    @Test
    void anEventIsHandledUntilItSucceedsAndAgainNeverMore() {
        WebhookEvent event = event("evt_1");

        assertThat(inbox.keep(event, BODY)).isEqualTo(Receipt.NEW);
        assertThat(inbox.keep(event, BODY)).isEqualTo(Receipt.DUPLICATE);
        await().until(() -> engine.database()
                        .number(
                                "select count(*) from webhook_inbox where event_id = 'evt_1' and handled_at is not null")
                == 1);
        assertThat(inbox.keep(event, BODY)).isEqualTo(Receipt.DUPLICATE);

        String said = "evt_1 order.paid {order=7} " + new String(BODY, UTF_8);
        assertThat(HANDLED).containsExactly(said, said);
        assertThat(engine.database().number("select attempts from webhook_inbox where event_id = 'evt_1'"))
                .isEqualTo(2);
        assertThat(engine.database().number("select count(*) from scheduled_tasks where task_name = 'webhook'"))
                .isZero();
    }

    @Test
    void bodiesAreEncryptedAndGoAtErasureOrAfterNinetyDays() {
        HANDLED.add("so that nothing fails");
        inbox.keep(event("evt_2"), BODY);
        inbox.keep(new WebhookEvent("rail", "evt_3", "order.paid", null, Map.of()), BODY);

        assertThat(
                        engine.database()
                                .number(
                                        "select count(*) from webhook_inbox where position('paid' in encode(body, 'escape')) > 0"))
                .isZero();
        assertThat(bodies()).contains("evt_2", "evt_3");
        inbox.eraseBodies(SOMEBODY);
        assertThat(bodies()).doesNotContain("evt_2").contains("evt_3");

        engine.database()
                .jdbi()
                .useHandle(
                        sql -> sql.execute(
                                "update webhook_inbox set received_at = received_at - interval '91 days' where event_id = 'evt_3'"));
        engine.recur("forget webhook bodies");
        await().untilAsserted(() -> assertThat(bodies()).doesNotContain("evt_3"));
        assertThat(inbox.keep(event("evt_3"), BODY)).isEqualTo(Receipt.DUPLICATE);
    }

    @Test
    void aNoteFallsWithTheTransactionItsEffectIsIn() {
        engine.database().transactions().executeWithoutResult(status -> {
            assertThat(inbox.note(event("evt_4"), "00".repeat(32))).isEqualTo(Receipt.NEW);
            status.setRollbackOnly();
        });

        assertThat(inbox.note(event("evt_4"), "00".repeat(32))).isEqualTo(Receipt.NEW);
        assertThat(inbox.note(event("evt_4"), "00".repeat(32))).isEqualTo(Receipt.DUPLICATE);
    }

    @Test
    void anotherBodyUnderTheSameIdIsNoticedWhereTheProviderRepeatsItsBodies() {
        HANDLED.add("so that nothing fails");
        WebhookEvent stable = new WebhookEvent("rail", "evt_5", "order.paid", SOMEBODY, Map.of(), true);

        assertThat(inbox.keep(stable, BODY)).isEqualTo(Receipt.NEW);
        assertThat(inbox.keep(stable, BODY)).isEqualTo(Receipt.DUPLICATE);
        assertThat(inbox.keep(stable, "{}".getBytes(UTF_8))).isEqualTo(Receipt.OTHER_CONTENT);
        assertThat(inbox.note(stable, "00".repeat(32))).isEqualTo(Receipt.OTHER_CONTENT);
        assertThat(inbox.note(stable, null)).isEqualTo(Receipt.DUPLICATE);
        assertThat(inbox.keep(event("evt_5"), "{}".getBytes(UTF_8))).isEqualTo(Receipt.DUPLICATE);

        assertThat(engine.door(MeterRegistry.class)
                        .counter("loggia.webhook.other-content", "provider", "rail")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void ofACallbackOnlyIdsAndAHashAreKept() {
        GenerationId id = engine.accepted(engine.member(10));
        engine.callBack(id, 1, "task-of-the-test");
        engine.callBack(id, 1, "task-of-the-test");

        assertThat(engine.database().strings("""
                        select concat_ws(' ', provider, kind, subject_type, ids ->> 'attempt', ids ->> 'task',
                                         length(body_hash), body is null)
                        from webhook_inbox where subject_id = '""" + id + "'"))
                .containsExactly("fake task generation 1 task-of-the-test 32 t");
    }

    /** The migration itself, on the tables as the version before left them. */
    @Test
    void callbacksFromBeforeThereWasAnInboxStillCount() throws IOException {
        String migration;
        try (InputStream in = getClass().getResourceAsStream("/db/migration/V055__webhook_inbox.sql")) {
            migration = new String(in.readAllBytes(), UTF_8);
        }
        UUID id = UUID.randomUUID();
        List<String> calls = engine.database().jdbi().inTransaction(sql -> {
            sql.execute("create schema before");
            sql.execute("set local search_path to before, public");
            sql.execute("create table submit_attempt (like public.submit_attempt including all)");
            sql.execute(
                    "create table provider_callback (generation_id uuid, attempt int, task_id text, received_at timestamptz)");
            sql.execute("insert into submit_attempt (generation_id, attempt, admitted_at) values (?, 2, now())", id);
            sql.execute("insert into provider_callback values (?, 2, 'a task', '2026-11-30T00:00:00Z')", id);
            sql.createScript(migration).execute();
            int again = sql.execute(
                    "insert into webhook_inbox (provider, event_id, kind, received_at) values ('kie', ?, 'task', now())"
                            + " on conflict do nothing",
                    id + "/2/a task");
            List<String> found = sql.createQuery(
                            "select concat_ws(' ', generation_id, attempt, task_id, extract(epoch from received_at)::bigint, :again) from provider_callback")
                    .bind("again", again)
                    .mapTo(String.class)
                    .list();
            sql.rollback();
            return found;
        });

        assertThat(calls).containsExactly(id + " 2 a task 1795996800 0");
    }

    @Test
    void whatIsNoEventIsRefused() {
        assertThatThrownBy(() -> new WebhookEvent("Rail/1", "1", "x", null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> event("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> event("x".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> bodies() {
        return engine.database().strings("select event_id from webhook_inbox where body is not null");
    }

    private static WebhookEvent event(String id) {
        return new WebhookEvent("rail", id, "order.paid", SOMEBODY, Map.of("order", "7"));
    }
}
