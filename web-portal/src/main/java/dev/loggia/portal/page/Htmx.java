package dev.loggia.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers htmx speaks in (htmx.org/reference). */
public final class Htmx {
    public static final String REQUEST = "HX-Request";

    private Htmx() {}

    /** Whether a part of a page is wanted, not a page. */
    public static boolean asks(HttpServletRequest request) {
        return "true".equals(request.getHeader(REQUEST));
    }

    /** Whether the page that asks for a part is the one at this path. */
    public static boolean shows(HttpServletRequest request, String path) {
        String page = request.getHeader("HX-Current-URL");
        return page != null && page.replaceFirst("[?#].*", "").endsWith(path);
    }

    /** Tells the page that something has ended, so that it counts the quota anew. */
    public static void settled(HttpServletResponse response) {
        response.setHeader("HX-Trigger", "settled");
    }

    /** Puts the answer elsewhere than the page had planned. */
    public static void replace(HttpServletResponse response, String selector) {
        response.setHeader("HX-Retarget", selector);
        response.setHeader("HX-Reswap", "outerHTML");
    }
}
