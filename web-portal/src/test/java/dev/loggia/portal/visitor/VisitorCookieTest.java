package dev.loggia.portal.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.portal.web.PublicAddress;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class VisitorCookieTest {
    private static final String ID = "abcdefghijklmnopqrstuv";

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void isBoundToTheHostWherePeopleSpeakTls() {
        VisitorCookie cookie = new VisitorCookie(new PublicAddress("https://pictures.example"));

        cookie.issue(request, response, ID);

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-visitor=" + ID)
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=31536000")
                .doesNotContain("Domain");
        request.setCookies(new Cookie("visitor", ID));
        assertThat(cookie.read(request)).isEmpty();
        request.setCookies(new Cookie("__Host-visitor", ID));
        assertThat(cookie.read(request)).hasValue(ID);
    }

    @Test
    void whatIsNotAnIdIsNobody() {
        VisitorCookie cookie = new VisitorCookie(new PublicAddress(""));
        for (String odd :
                new String[] {"", "short", ID + "x", "abcdefghijklmnopqrstu=", "abcdefghijklmnopqrst\u00e9\u00e9"}) {
            request.setCookies(new Cookie("visitor", odd));
            assertThat(cookie.read(request)).as(odd).isEmpty();
        }
        request.setCookies(new Cookie("visitor", "odd"), new Cookie("visitor", ID));
        assertThat(cookie.read(request)).hasValue(ID);
    }
}
