package dev.loggia.portal.page;

import dev.loggia.engine.message.Messages;
import dev.loggia.portal.web.PublicAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The language of pages: the one chosen with {@code ?lang=}, kept in a cookie, else the first of the browser's that there is, else
 * English.
 */
@Component("localeResolver")
public class PageLanguage implements LocaleResolver, HandlerInterceptor, WebMvcConfigurer {
    private static final String CHOICE = "lang";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Messages messages;
    private final PublicAddress address;

    PageLanguage(Messages messages, PublicAddress address) {
        this.messages = messages;
        this.address = address;
    }

    /** The languages that a reader of {@code current} can change to. */
    public List<Locale> others(Locale current) {
        return messages.languages().stream()
                .filter(language -> !language.getLanguage().equals(current.getLanguage()))
                .toList();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request)
                .or(() -> kept(request))
                .or(() -> preferred(request))
                .orElse(Locale.ENGLISH);
    }

    /** Only what is asked for by the address, so that no body is read for it. */
    private Optional<Locale> chosen(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null || !request.getMethod().equals("GET")
                ? Optional.empty()
                : find(request.getParameter(CHOICE));
    }

    private Optional<Locale> kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(CHOICE)) {
                return find(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private Optional<Locale> preferred(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> find(locale.getLanguage()).stream())
                        .findFirst();
    }

    private Optional<Locale> find(@Nullable String language) {
        return messages.languages().stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("A reader chooses by the address");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** Keeps a choice, and tells caches that a page differs by language. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null) {
            return;
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE);
        chosen(request).ifPresent(language -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, language)));
    }

    private String cookie(HttpServletRequest request, Locale language) {
        return ResponseCookie.from(CHOICE, language.getLanguage())
                .httpOnly(true)
                .secure(address.secure(request))
                .sameSite("Lax")
                .path("/")
                .maxAge(A_YEAR)
                .build()
                .toString();
    }
}
