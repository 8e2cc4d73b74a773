package dev.loggia.portal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.portal.problem.ProblemException;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.web.JettyConnectionsCustomizer;
import dev.loggia.portal.web.PortalProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** When the server has just begun to take requests, and when it is about to stop. */
class EventStreamsTest extends PortalTest {
    @Autowired
    private PortalProperties properties;

    @Autowired
    private JettyConnectionsCustomizer connections;

    private EventStreams streams;

    @BeforeEach
    void make() {
        streams = new EventStreams(properties, connections, new SimpleMeterRegistry());
    }

    @Test
    void takesListenersBeforeItIsStarted() throws IOException {
        MockHttpServletResponse response = new Connection();

        open(response).end();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).startsWith("text/event-stream");
    }

    @Test
    void aServerThatStopsSaysSoInsteadOfTooMany() {
        streams.start();
        streams.stop();

        assertThatThrownBy(() -> open(new MockHttpServletResponse()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().type().status()).isEqualTo(503));
    }

    private EventStream open(MockHttpServletResponse response) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/feed/events");
        request.setAsyncSupported(true);
        return streams.open(request, response, "somebody", () -> {});
    }

    /** As of a container that writes when it can. */
    private static final class Connection extends MockHttpServletResponse {
        @Override
        public ServletOutputStream getOutputStream() {
            return new DelegatingServletOutputStream(OutputStream.nullOutputStream()) {
                @Override
                public void setWriteListener(WriteListener listener) {}
            };
        }
    }
}
