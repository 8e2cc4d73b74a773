package dev.loggia.portal.pages;

import dev.loggia.engine.account.Asker;
import dev.loggia.portal.visitor.AskerResolver;
import dev.loggia.portal.visitor.KnownVisitor;
import dev.loggia.portal.visitor.VisitorCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Receives whoever opens a page: a browser without an id gets one, and no cache keeps what is meant for one person. */
@Component
class Guests {
    private final AskerResolver askers;
    private final VisitorCookie cookie;

    Guests(AskerResolver askers, VisitorCookie cookie) {
        this.askers = askers;
        this.cookie = cookie;
    }

    Asker receive(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.addHeader(HttpHeaders.VARY, Htmx.REQUEST);
        Asker member = askers.member(request).orElse(null);
        if (member != null) {
            return member;
        }
        KnownVisitor visitor = askers.visitor(request);
        if (visitor.fresh()) {
            cookie.issue(request, response, visitor.asker().visitor());
        }
        return visitor.asker();
    }
}
