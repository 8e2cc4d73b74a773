package dev.loggia.portal.visitor;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimit;
import dev.loggia.engine.quota.RateLimits;
import dev.loggia.engine.quota.ReadLimit;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The burst limit of every route, by who asks, unless it says why it needs none ({@link WithoutBurstLimit}). Submissions are limited
 * by the engine, whatever door they come by, and are not counted here again; one that is refused before it costs a statement is
 * limited by nothing. Webhooks, of whatever module, are not visitors: a provider or a platform calls from few addresses and often, and
 * proves who it is before it costs a statement.
 */
@Component
public class BurstLimits implements HandlerInterceptor, WebMvcConfigurer {
    private final RateLimits limits;
    private final RequesterResolver requesters;

    BurstLimits(RateLimits limits, RequesterResolver requesters) {
        this.limits = limits;
        this.requesters = requesters;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/webhooks/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod route
                && counted(route)) {
            count(request);
        }
        return true;
    }

    private static boolean counted(HandlerMethod route) {
        return !route.hasMethodAnnotation(WithoutBurstLimit.class)
                && !route.getBeanType().isAnnotationPresent(WithoutBurstLimit.class);
    }

    /**
     * Counts one read, for a route that does not always need the database and so is not counted by itself.
     *
     * @throws dev.loggia.portal.problem.ProblemException when there were too many
     */
    public void count(HttpServletRequest request) {
        Requester requester = requesters.viewer(request);
        require(ReadLimit.READS.of(requester.free()), requester.key());
    }

    private void require(RateLimit limit, String subject) {
        if (limits.tryAcquire(limit, subject) instanceof RateDecision.Limited limited) {
            throw Problem.of(
                            ProblemType.RATE_LIMITED,
                            "Too many requests in a short time. Nothing was done; try again shortly.")
                    .retryAfter(limited.retryAfter())
                    .thrown();
        }
    }
}
