package dev.loggia.portal.visitor;

import dev.loggia.engine.account.Asker;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who asks. Reads the request alone: it never sets a cookie, so that it may be used on answers that are cached for all. */
public interface AskerResolver {

    /**
     * The person as a visitor, also when signed in: the free routes go by this.
     *
     * @throws dev.loggia.portal.problem.ProblemException when the visitor header is not a visitor id
     */
    KnownVisitor visitor(HttpServletRequest request);

    /** The signed-in member, empty for everybody else. */
    Optional<Asker.Member> member(HttpServletRequest request);

    /** Whose eyes see the answer: the member's, else the visitor's. */
    default Asker viewer(HttpServletRequest request) {
        Optional<Asker.Member> member = member(request);
        return member.isPresent() ? member.get() : visitor(request).asker();
    }
}
