package dev.loggia.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** The web server in front of the webhook's controller, in a few lines. */
final class WebhookFront implements HttpHandler {
    private final Rig rig;

    WebhookFront(Rig rig) {
        this.rig = rig;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/webhooks/telegram");
        request.setContent(exchange.getRequestBody().readAllBytes());
        exchange.getRequestHeaders().forEach((name, values) -> request.addHeader(name, values.get(0)));
        exchange.sendResponseHeaders(called(request), -1);
        exchange.close();
    }

    private int called(HttpServletRequest request) {
        try {
            Object controller = rig.engine().named("telegramWebhookController", Object.class);
            Method method = controller.getClass().getDeclaredMethod("called", HttpServletRequest.class);
            method.setAccessible(true);
            return ((ResponseEntity<?>) method.invoke(controller, request))
                    .getStatusCode()
                    .value();
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
