package dev.loggia.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Under which origin results are shown: {@code loggia.media-url} when there is one, else that of the pages. On an origin of its
 * own a result that a browser mistakes for a page could read nothing of the visitor's.
 */
@Component
public class MediaAddress {
    private final PublicAddress pages;
    private final @Nullable String configured;

    /** @param mediaUrl an http or https origin, blank when results are shown where the pages are */
    public MediaAddress(@Value("${loggia.media-url:}") String mediaUrl, PublicAddress pages) {
        this.pages = pages;
        this.configured = mediaUrl.isBlank() ? null : PublicAddress.originOf(URI.create(mediaUrl.strip()), "media-url");
    }

    /** What absolute addresses of results begin with, in an answer for this requester alone. */
    public String origin(HttpServletRequest request) {
        return configured == null ? pages.origin(request) : configured;
    }

    /** What addresses of results begin with in answers that many people share: an origin, or nothing, for paths. */
    public String sharedOrigin() {
        return configured == null ? pages.sharedOrigin() : configured;
    }

    /** What addresses of results begin with on our own pages: the origin of results, or nothing. */
    public String ownOrigin() {
        return configured == null ? "" : configured;
    }

    /** Whether results have a host of their own. */
    public boolean isSeparate() {
        return configured != null;
    }

    /** Whether a request came to that host. */
    boolean isAskedFor(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return configured != null && host != null && withoutUsualPort(host).equals(authority(configured));
    }

    private static String authority(String origin) {
        return origin.substring(origin.indexOf("://") + 3);
    }

    /** The port that the browser left away or not; a proxy before us may speak another scheme than the browser. */
    private static String withoutUsualPort(String host) {
        return host.strip().toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
