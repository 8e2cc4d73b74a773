package dev.loggia.telegram.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.Secrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.telegram.telegrambots.meta.api.objects.Update;

class WebhookControllerTest {
    private static final String GOOD =
            "{\"update_id\": 5, \"message\": {\"message_id\": 1, \"date\": 2, \"text\": \"hi\","
                    + " \"a_new_field\": {\"of\": 2027}, \"chat\": {\"id\": 3, \"type\": \"private\"}}}";

    private final WebhookSecret secret = new WebhookSecret(
            Secrets.replaced("the installation's secret", "the secret before it", LocalDate.EPOCH), 7);
    private final List<Update> taken = new ArrayList<>();
    private final WebhookController webhook =
            new WebhookController(secret, taken::add, 2000, new SimpleMeterRegistry());

    @Test
    void takesWhatTelegramSends() throws IOException {
        assertThat(status(secret.value(), GOOD)).isEqualTo(200);
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).getMessage().getText()).isEqualTo("hi");
    }

    @Test
    void theSecretIsOneThatTelegramAllowsAndOutlivesItsReplacement() throws IOException {
        assertThat(secret.value()).matches("[A-Za-z0-9_-]{43}");
        String before = new WebhookSecret(Secrets.of("the secret before it"), 7).value();
        assertThat(status(before, GOOD)).isEqualTo(200);
        assertThat(status(new WebhookSecret(Secrets.of("the installation's secret"), 8).value(), GOOD))
                .isEqualTo(401);
    }

    /** Telegram goes on sending it over an upgrade. */
    @Test
    void theSecretIsTheSameInEveryVersion() {
        assertThat(secret.value()).isEqualTo("mFH2JmULHzux_7zF-oYITmgqWYGwxsdBjoJYc-hMwgM");
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotRead() throws IOException {
        assertThat(status(null, GOOD)).isEqualTo(401);
        assertThat(status("", GOOD)).isEqualTo(401);
        assertThat(status(secret.value() + "x", GOOD)).isEqualTo(401);
        assertThat(status("ä".repeat(5000), GOOD)).isEqualTo(401);
        assertThat(taken).isEmpty();
    }

    @Test
    void tooMuchIsNotRead() throws IOException {
        assertThat(status(secret.value(), GOOD + " ".repeat(2000))).isEqualTo(413);
        MockHttpServletRequest silent = request(secret.value(), GOOD + " ".repeat(2000));
        MockHttpServletRequest chunked = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        chunked.setContent(silent.getContentAsByteArray());
        chunked.addHeader(WebhookController.SECRET_HEADER, secret.value());
        assertThat(webhook.called(chunked).getStatusCode().value()).isEqualTo(413);
        assertThat(taken).isEmpty();
    }

    @Test
    void garbageIsRefusedAndWhatIsOnlyNewIsNot() throws IOException {
        for (String body : List.of("", "{", "[]", "null", "5", "\"x\"", "{\"update_id\": \"5\"}", "\u0000\u0001")) {
            assertThat(status(secret.value(), body)).as(body).isEqualTo(400);
        }
        assertThat(status(secret.value(), "{\"update_id\": 6, \"message\": \"no object\"}"))
                .isEqualTo(200);
        assertThat(status(secret.value(), "{\"update_id\": 6, \"a_new_kind\": {\"id\": 1}}"))
                .isEqualTo(200);
        assertThat(taken).hasSize(1);
    }

    private int status(@Nullable String header, String body) throws IOException {
        return webhook.called(request(header, body)).getStatusCode().value();
    }

    private static MockHttpServletRequest request(@Nullable String header, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", WebhookController.PATH);
        request.setContent(body.getBytes(UTF_8));
        if (header != null) {
            request.addHeader(WebhookController.SECRET_HEADER, header);
        }
        return request;
    }
}
