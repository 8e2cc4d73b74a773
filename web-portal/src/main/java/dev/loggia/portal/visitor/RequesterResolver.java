package dev.loggia.portal.visitor;

import dev.loggia.engine.account.Requester;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who asks. Reads the request alone: it never sets a cookie, so that it may be used on answers that are cached for all. */
public interface RequesterResolver {

    /**
     * The person as a visitor, also when signed in. What is made, shown or counted for somebody who is signed in goes by {@link
     * #member}.
     *
     * @throws dev.loggia.portal.problem.ProblemException when the visitor header is not a visitor id
     */
    KnownVisitor visitor(HttpServletRequest request);

    /** The signed-in member, empty for everybody else. */
    Optional<Requester.Member> member(HttpServletRequest request);

    /** Whose eyes see the answer: the member's, else the visitor's. */
    default Requester viewer(HttpServletRequest request) {
        Optional<Requester.Member> member = member(request);
        return member.isPresent() ? member.get() : visitor(request).requester();
    }
}
