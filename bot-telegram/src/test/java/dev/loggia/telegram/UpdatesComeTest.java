package dev.loggia.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import dev.loggia.sandbox.telegram.Options;
import dev.loggia.sandbox.telegram.Person;
import dev.loggia.sandbox.telegram.Seen;
import dev.loggia.sandbox.telegram.TelegramStandIn;
import dev.loggia.telegram.inbox.Lead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How updates come: to one node at a time, through outages, by webhook, and until they are told to stop. */
class UpdatesComeTest {
    @TempDir
    private Path folder;

    @Test
    void oneNodeAsksAndTheNextTakesOver() {
        // So long that a slow machine does not lose the lead; who stops gives it back at once.
        Map<String, Object> lease = Map.of("loggia.telegram.lease", "30s");
        try (Rig first = Rig.start(folder.resolve("1"), lease)) {
            Rig.eventually("the first leads", () -> lead(first).leading());
            try (Rig second = first.node(folder.resolve("2"), lease)) {
                Person ada = first.person("Ada");
                ada.writes("/quota");
                first.sees(ada, "5 of 5");
                assertThat(lead(second).leading()).isFalse();

                first.stop();

                Rig.eventually("the second leads", () -> lead(second).leading());
                ada.writes("/help");
                second.sees(ada, "/imagine");
                assertThat(second.taken()).isEqualTo(2);
                assertThat(second.telegram().calls("getUpdates"))
                        .extracting(dev.loggia.sandbox.telegram.Call::status)
                        .doesNotContain(409);
            }
        }
    }

    @Test
    void whoeverElseAsksIsNamedPlainly() throws Exception {
        try (Rig rig = Rig.start(folder)) {
            Rig.eventually("it asks", () -> !rig.telegram().calls("getUpdates").isEmpty());
            assertThat(lead(rig).trouble()).isEmpty();

            Rig.eventually("trouble", () -> {
                rival(rig.telegram());
                return lead(rig)
                        .trouble()
                        .filter(text -> text.contains("Another program"))
                        .isPresent();
            });

            Rig.eventually("it goes on", () -> lead(rig).trouble().isEmpty());
            rig.person("Ada").writes("/quota");
            rig.sees(rig.person("Ada"), "5 of 5");
        }
    }

    @Test
    void whatPeopleWriteIsTakenWhileTheDatabaseIsNotThere() {
        try (Rig rig = Rig.start(folder)) {
            Person ada = rig.person("Ada");
            ada.writes("/quota");
            rig.sees(ada, "5 of 5");
            rig.paintsNext();
            try (Handle handle = rig.database().jdbi().open()) {
                handle.begin();
                handle.execute("lock table chat_call, telegram_lead, telegram_file in access exclusive mode");
                for (int i = 0; i < 12; i++) {
                    ada.writes(i == 7 ? "/imagine a boat" : "/quota");
                }

                Rig.eventually("all are taken", () -> rig.telegram().unconfirmed() == 0);
                assertThat(notes()).isEqualTo(12);
                handle.rollback();
            }
            rig.seesPicture(ada, ada.chat());
            Rig.eventually(
                    "all are answered",
                    () -> rig.database().number("select count(*) from chat_call where state = 'DONE'") == 13);
            assertThat(notes()).isZero();
        }
    }

    @Test
    void aNodeThatWasKilledBetweenTakingAndAnsweringAnswersAfterwards() {
        try (Rig rig = Rig.start(folder)) {
            Person ada = rig.person("Ada");
            Rig.eventually("it leads", () -> lead(rig).leading());
            try (Handle handle = rig.database().jdbi().open()) {
                handle.begin();
                handle.execute("lock table chat_call in access exclusive mode");
                ada.writes("/imagine a boat");
                Rig.eventually("taken", () -> notes() == 1 && rig.telegram().unconfirmed() == 0);
                handle.createUpdate("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid()")
                        .execute();
                rig.stop();
                handle.rollback();
            }
            ((HikariDataSource) rig.database().dataSource())
                    .getHikariPoolMXBean()
                    .softEvictConnections();
            try (Rig again = rig.node(folder, Map.of())) {
                again.paintsNext();
                Seen picture = again.seesPicture(ada, ada.chat());
                assertThat(picture.labels()).isNotEmpty();
                assertThat(again.generations()).hasSize(1);
            }
        }
    }

    @Test
    void telegramCallsWhereItIsToldAndMayRepeatItself() throws IOException {
        HttpServer front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://127.0.0.1:" + front.getAddress().getPort();
        try (Rig rig = Rig.start(folder, Map.of("loggia.telegram.webhook", "true", "loggia.public-url", url))) {
            front.createContext("/webhooks/telegram", new WebhookFront(rig));
            front.start();
            Person ada = rig.person("Ada");
            Rig.eventually("told", () -> !rig.telegram().calls("setWebhook").isEmpty());
            rig.paintsNext();

            ada.writes("/imagine a boat");

            rig.seesPicture(ada, ada.chat());
            assertThat(rig.telegram().calls("getUpdates")).isEmpty();
            assertThat(lead(rig).trouble()).isEmpty();
            int update = rig.telegram().updateIds().get(0);
            rig.telegram().faults().redeliver(update);
            rig.telegram().faults().redeliver(update);
            ada.writes("/help");
            rig.sees(ada, "/imagine");
            assertThat(rig.generations()).hasSize(1);
            assertThat(rig.taken()).isEqualTo(2);
            Rig.eventually("all are confirmed", () -> rig.telegram().unconfirmed() == 0);
        } finally {
            front.stop(0);
        }
    }

    @Test
    void nothingOfItIsLeftWhenItStops() {
        try (Rig rig = Rig.start(folder)) {
            Person ada = rig.person("Ada");
            rig.paintsNext();
            ada.writes("/imagine a boat");
            ada.presses(rig.seesPicture(ada, ada.chat()), "Again");
            assertThat(threads()).isNotEmpty();

            rig.stop();

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> threads()
                    .isEmpty());
            assertThat(rig.database().number("select count(*) from telegram_lead"))
                    .isZero();
        }
    }

    @Test
    void theDoctorSeesHowTheBotStands() {
        try (TelegramStandIn telegram = TelegramStandIn.start(Options.defaults())) {
            List<BotProbe.Finding> found = look(telegram, telegram.token(), Optional.empty());
            assertThat(found).extracting(BotProbe.Finding::what).anyMatch(what -> what.contains("@loggia_test_bot"));
            assertThat(found).noneMatch(BotProbe.Finding::grave);
            assertThat(found).noneMatch(finding -> finding.toString().contains(telegram.token()));

            String other = telegram.token().substring(0, telegram.token().length() - 1) + "9";
            assertThat(look(telegram, other, Optional.empty())).allMatch(BotProbe.Finding::grave);
            assertThat(look(telegram, "7000", Optional.empty())).allMatch(BotProbe.Finding::grave);
            assertThat(look(telegram, telegram.token(), Optional.of(URI.create("https://loggia.example.org/webhooks"))))
                    .anyMatch(finding -> finding.what().contains("does not call here yet"));
            telegram.close();
            assertThat(look(telegram, telegram.token(), Optional.empty()))
                    .anyMatch(finding -> finding.what().contains("does not answer"));
        }
    }

    private static List<BotProbe.Finding> look(TelegramStandIn telegram, String token, Optional<URI> webhook) {
        return BotProbe.look(token, telegram.baseUri(), webhook, Instant.now());
    }

    private static Lead lead(Rig rig) {
        return rig.engine().door(Lead.class);
    }

    /** Another program asks once with the same token. */
    private static void rival(TelegramStandIn telegram) throws Exception {
        URI question = telegram.baseUri().resolve("/bot" + telegram.token() + "/getUpdates?timeout=0");
        question.toURL().openStream().close();
    }

    private long notes() {
        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            return files.count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("telegram-") || name.startsWith("pool-"))
                .filter(name -> !name.startsWith("telegram-st"))
                .toList();
    }
}
