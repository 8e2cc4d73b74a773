package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Where results have a host of their own, it has nothing but results, and no other host has any. */
@Component
@Order(FilterOrder.MEDIA_HOST)
class MediaHostFilter extends OncePerRequestFilter {
    private final MediaAddress media;
    private final ProblemWriter writer;

    MediaHostFilter(MediaAddress media, ProblemWriter writer) {
        this.media = media;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !media.isSeparate();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean result = request.getRequestURI().startsWith("/media/");
        boolean mediaHost = media.isAskedFor(request);
        if (result == mediaHost) {
            chain.doFilter(request, response);
        } else if (mediaHost) {
            writer.write(response, Problem.of(ProblemType.NOT_FOUND));
        } else {
            boolean download = "download".equals(request.getQueryString());
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Location", media.ownOrigin() + request.getRequestURI() + (download ? "?download" : ""));
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        }
    }
}
