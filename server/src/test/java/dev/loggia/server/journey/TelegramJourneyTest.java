package dev.loggia.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.telegram.Options;
import dev.loggia.sandbox.telegram.Person;
import dev.loggia.sandbox.telegram.Seen;
import dev.loggia.sandbox.telegram.TelegramStandIn;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server with a bot: what is typed in Telegram comes back as a picture. */
class TelegramJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void aPictureIsAskedForInTelegramAndSeenThere() {
        try (TelegramStandIn telegram = TelegramStandIn.start(Options.defaults());
                Loggia loggia = Loggia.start(
                        folder,
                        "--TELEGRAM_TOKEN=" + telegram.token(),
                        "--TELEGRAM_API_URL=" + telegram.baseUri(),
                        "--loggia.telegram.poll-timeout=2s")) {
            Person ada = telegram.person("Ada");

            ada.writes("/imagine a boat");

            Seen picture = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(ada::seesLast, last -> last.map(seen -> seen.media() != null)
                            .orElse(false))
                    .orElseThrow();
            assertThat(picture.file().kind()).isEqualTo("photo");
            assertThat(telegram.wireFaults()).isEmpty();
            assertThat(loggia.auditFindings()).isEmpty();
            HttpResponse<String> health = loggia.get("/actuator/health/outages");
            assertThat(health.body()).contains("telegram", "come to this node").doesNotContain(telegram.token());
            assertThat(loggia.get("/actuator/prometheus").body())
                    .contains("loggia_telegram_leading 1.0", "loggia_telegram_updates_total{kind=\"message\"}")
                    .doesNotContain(telegram.token());
            // Without TELEGRAM_WEBHOOK nobody may call.
            assertThat(loggia.post("/webhooks/telegram", "{\"update_id\": 1}").statusCode())
                    .isEqualTo(404);
        }
    }
}
