package dev.loggia.portal.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers htmx speaks in (htmx.org/reference). */
final class Htmx {
    static final String REQUEST = "HX-Request";

    private Htmx() {}

    /** Whether a part of a page is wanted, not a page. */
    static boolean asks(HttpServletRequest request) {
        return "true".equals(request.getHeader(REQUEST));
    }

    /** Tells the page that something has ended, so that it counts the quota anew. */
    static void settled(HttpServletResponse response) {
        response.setHeader("HX-Trigger", "settled");
    }

    /** Puts the answer elsewhere than the page had planned. */
    static void replace(HttpServletResponse response, String selector) {
        response.setHeader("HX-Retarget", selector);
        response.setHeader("HX-Reswap", "outerHTML");
    }
}
