package dev.loggia.portal.visitor;

import dev.loggia.engine.account.AddressKey;
import dev.loggia.engine.account.Requester;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.visitor.KnownVisitor.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Everybody is a visitor as long as there is no sign-in. */
@Component
class VisitorOnlyResolver implements RequesterResolver {
    private static final String KNOWN = VisitorOnlyResolver.class.getName();
    private static final String HEADER = "X-Loggia-Visitor";

    private final ClientKeys clients;
    private final VisitorCookie cookie;

    VisitorOnlyResolver(ClientKeys clients, VisitorCookie cookie) {
        this.clients = clients;
        this.cookie = cookie;
    }

    /** Worked out once for a request, so that a visitor without an id gets one and not several. */
    @Override
    public KnownVisitor visitor(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof KnownVisitor known) {
            return known;
        }
        KnownVisitor visitor = read(request);
        request.setAttribute(KNOWN, visitor);
        return visitor;
    }

    private KnownVisitor read(HttpServletRequest request) {
        AddressKey address = clients.of(request);
        String header = request.getHeader(HEADER);
        if (header != null) {
            if (!VisitorIds.valid(header)) {
                throw Problem.of(ProblemType.INVALID_REQUEST, "The header " + HEADER + " is not a visitor id.")
                        .thrown();
            }
            return new KnownVisitor(new Requester.Visitor(address, header), Source.HEADER);
        }
        return cookie.read(request)
                .map(id -> new KnownVisitor(new Requester.Visitor(address, id), Source.COOKIE))
                .orElseGet(() ->
                        new KnownVisitor(new Requester.Visitor(address, VisitorIds.fresh(), false), Source.FRESH));
    }

    @Override
    public Optional<Requester.Member> member(HttpServletRequest request) {
        return Optional.empty();
    }
}
