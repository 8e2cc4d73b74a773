package dev.loggia.portal.visitor;

import dev.loggia.portal.web.PublicAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The random id by which a browser owns what its person made without an account. */
@Component
public class VisitorCookie {
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final PublicAddress address;

    VisitorCookie(PublicAddress address) {
        this.address = address;
    }

    /** Gives a browser its id, once: the last one that an answer is given counts. Idempotent; not for answers that are cached for others. */
    public void issue(HttpServletRequest request, HttpServletResponse response, String visitor) {
        boolean secure = address.secure(request);
        ResponseCookie cookie = ResponseCookie.from(name(secure), visitor)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(A_YEAR)
                .build();
        List<String> others = response.getHeaders(HttpHeaders.SET_COOKIE).stream()
                .filter(other -> !other.startsWith(cookie.getName() + "="))
                .toList();
        response.setHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        others.forEach(other -> response.addHeader(HttpHeaders.SET_COOKIE, other));
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String name = name(address.secure(request));
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && VisitorIds.valid(cookie.getValue())) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static String name(boolean secure) {
        return secure ? "__Host-visitor" : "visitor";
    }
}
