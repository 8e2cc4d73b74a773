package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.portal.problem.ProblemException;
import dev.loggia.sandbox.desk.Desk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DevChatTest {
    private final DevChat chat = new DevChat(new Desk(List.of()));

    @Test
    void isThereOnlyWhereTheStandInsAre() {
        ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(DevChat.class);
        runner.run(context -> assertThat(context).doesNotHaveBean(DevChat.class));
        runner.withInitializer(context -> context.getBeanFactory().registerSingleton("desk", new Desk(List.of())))
                .run(context -> assertThat(context).hasSingleBean(DevChat.class));
    }

    @Test
    void servesThePageToWhoeverSitsHere() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        chat.look(request("GET", "/dev/chat"), response);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).startsWith("text/html");
        assertThat(response.getContentAsString()).contains("Talk to the bots");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void doesNotExistForAnybodyElse() {
        MockHttpServletRequest far = request("GET", "/dev/chat");
        far.setRemoteAddr("192.0.2.7");
        MockHttpServletRequest proxied = request("GET", "/dev/chat");
        proxied.addHeader("X-Forwarded-For", "127.0.0.1");
        MockHttpServletRequest rebound = request("GET", "/dev/chat");
        rebound.setServerName("rebound.example.org");
        for (MockHttpServletRequest request : List.of(far, proxied, rebound)) {
            assertThatThrownBy(() -> chat.look(request, new MockHttpServletResponse()))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void takesNoMoreThanFits() {
        MockHttpServletRequest request = request("POST", "/dev/chat/telegram/act");
        request.setContent("x".repeat(Desk.LARGEST_BODY + 1).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> chat.act(request, new MockHttpServletResponse()))
                .isInstanceOf(ProblemException.class);
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServerName("127.0.0.1");
        request.setRemoteAddr("127.0.0.1");
        return request;
    }
}
