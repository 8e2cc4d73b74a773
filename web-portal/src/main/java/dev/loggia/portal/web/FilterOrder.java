package dev.loggia.portal.web;

import org.springframework.core.Ordered;

/** The portal's filters in the order in which a request meets them. Two never have the same place. */
final class FilterOrder {
    /** Names the request, so that whatever refuses it can say which it was. */
    static final int TRACE = Ordered.HIGHEST_PRECEDENCE;

    /** Set before anything can refuse, so that refusals carry them too. */
    static final int HEADERS = TRACE + 1;

    static final int PATH = HEADERS + 1;

    /** Before anything reads what was sent. */
    static final int CROSS_ORIGIN = PATH + 1;

    static final int MEDIA_HOST = CROSS_ORIGIN + 1;
    static final int MEDIA_TYPE = MEDIA_HOST + 1;
    static final int PARAMETERS = MEDIA_TYPE + 1;
    static final int ACCESS_LOG = PARAMETERS + 1;

    private FilterOrder() {}
}
