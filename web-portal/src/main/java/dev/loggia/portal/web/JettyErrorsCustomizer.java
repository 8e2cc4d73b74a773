package dev.loggia.portal.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What Jetty refuses before any of our code sees it is answered as a problem too, instead of by Jetty's own page. */
@Component
class JettyErrorsCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.setErrorHandler(new ComposerError()));
    }

    private static final class ComposerError extends ErrorHandler {
        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int status,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback) {
            int told = ofTheRequester(status);
            response.setStatus(told);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            Content.Sink.write(
                    response,
                    true,
                    "{\"type\":\"about:blank\",\"title\":\"The request could not be read\",\"status\":" + told
                            + ",\"detail\":\"The request line or a header is malformed or too long. Nothing was accepted.\"}",
                    callback);
        }

        /** 501 and 505 blame us for a method, coding or version that nobody knows; the request is what is odd. */
        private static int ofTheRequester(int status) {
            return status == HttpStatus.NOT_IMPLEMENTED_501 || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505
                    ? HttpStatus.BAD_REQUEST_400
                    : status;
        }
    }
}
