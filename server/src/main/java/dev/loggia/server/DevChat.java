package dev.loggia.server;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.visitor.WithoutBurstLimit;
import dev.loggia.portal.web.BodyReader;
import dev.loggia.sandbox.desk.Answer;
import dev.loggia.sandbox.desk.Desk;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which a person talks to the bots through their stand-ins. There only where those run, and only for whoever sits
 * at this machine: not through a proxy, and not under a name that merely leads here. For others it does not exist.
 */
@Hidden
@WithoutBurstLimit(because = "it is there on a developer's machine alone")
@RestController
@ConditionalOnBean(Desk.class)
class DevChat {
    private static final Duration SLOWEST_BODY = Duration.ofSeconds(10);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String[] PROXIES = {
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "CF-Connecting-IP", "Via"
    };

    private final Desk desk;

    DevChat(Desk desk) {
        this.desk = desk;
    }

    @GetMapping({Desk.PATH, Desk.PATH + "/**"})
    void look(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, new byte[0], response);
    }

    /** JSON alone: a form of another site cannot send it without asking first. */
    @PostMapping(path = Desk.PATH + "/**", consumes = MediaType.APPLICATION_JSON_VALUE)
    void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireHere(request);
        byte[] body = BodyReader.read(
                request.getInputStream(), request.getContentLengthLong(), Desk.LARGEST_BODY, SLOWEST_BODY);
        answer(request, body, response);
    }

    private void answer(HttpServletRequest request, byte[] body, HttpServletResponse response) throws IOException {
        requireHere(request);
        String query = request.getQueryString();
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Answer answer = desk.handle(method, request.getRequestURI(), query == null ? "" : query, body);
        response.setStatus(answer.status());
        response.setHeader("Cache-Control", "no-store");
        if (answer.status() != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentType(answer.type());
            response.setContentLength(answer.bytes().length);
            response.getOutputStream().write(answer.bytes());
        }
    }

    private static void requireHere(HttpServletRequest request) {
        boolean proxied = Stream.of(PROXIES).anyMatch(header -> request.getHeader(header) != null);
        boolean named = HERE.contains(request.getServerName().toLowerCase(Locale.ROOT));
        if (proxied || !named || !isLoopback(request.getRemoteAddr())) {
            throw Problem.of(ProblemType.NOT_FOUND).thrown();
        }
    }

    private static boolean isLoopback(String address) {
        try {
            // The container gives a literal, so nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
