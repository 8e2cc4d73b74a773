package dev.loggia.portal.page;

import dev.loggia.engine.account.Owner;
import dev.loggia.engine.account.Requester;
import dev.loggia.portal.visitor.KnownVisitor;
import dev.loggia.portal.visitor.RequesterResolver;
import dev.loggia.portal.visitor.VisitorCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Receives whoever opens a page: a browser without an id gets one, and no cache keeps what is meant for one person. */
@Component
public class PageVisitors {
    private final RequesterResolver requesters;
    private final VisitorCookie cookie;

    PageVisitors(RequesterResolver requesters, VisitorCookie cookie) {
        this.requesters = requesters;
        this.cookie = cookie;
    }

    public Requester receive(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.addHeader(HttpHeaders.VARY, Htmx.REQUEST);
        Requester member = requesters.member(request).orElse(null);
        if (member != null) {
            return member;
        }
        KnownVisitor visitor = requesters.visitor(request);
        if (visitor.fresh()) {
            cookie.issue(request, response, visitor.requester().visitor());
        }
        return visitor.requester();
    }

    /** Tells a browser that came without its id, because an earlier answer was lost, who it is. */
    public Requester recognize(
            Requester requester, Owner owner, HttpServletRequest request, HttpServletResponse response) {
        if (!(requester instanceof Requester.Visitor visitor) || owner.equals(visitor.owner())) {
            return requester;
        }
        cookie.issue(request, response, owner.subject());
        return new Requester.Visitor(visitor.address(), owner.subject());
    }
}
