package dev.loggia.portal.visitor;

import dev.loggia.engine.account.Requester;

/** A visitor and how the request named them. */
public record KnownVisitor(Requester.Visitor requester, Source source) {

    /** Where the visitor id comes from. */
    public enum Source {
        /** The browser's cookie. */
        COOKIE,
        /** The header {@code X-Loggia-Visitor} of a program. */
        HEADER,
        /** Made for this request: nobody knows it until it is told. */
        FRESH
    }

    public boolean fresh() {
        return source == Source.FRESH;
    }
}
