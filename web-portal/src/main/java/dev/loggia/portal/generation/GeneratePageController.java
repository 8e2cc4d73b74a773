package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.challenge.Challenges;
import dev.loggia.portal.page.Htmx;
import dev.loggia.portal.page.PageMessages;
import dev.loggia.portal.page.PageVisitors;
import dev.loggia.portal.page.SeeOther;
import dev.loggia.portal.problem.ProblemWriter;
import dev.loggia.portal.visitor.BurstLimits;
import dev.loggia.portal.visitor.WithoutBurstLimit;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The composer's button: the same submission as the API's, answered with a page or a part of one. */
@Hidden
@WithoutBurstLimit(because = "the engine counts submissions, and what is refused is counted here")
@Controller
class GeneratePageController {
    private final PageVisitors visitors;
    private final Generations generations;
    private final ComposerFactory composers;
    private final GenerationCardFactory cards;
    private final OutcomeErrors refusals;
    private final Challenges challenges;
    private final ComposerPage page;
    private final BurstLimits limits;
    private final PageMessages messages;

    GeneratePageController(
            PageVisitors visitors,
            Generations generations,
            ComposerFactory composers,
            GenerationCardFactory cards,
            OutcomeErrors refusals,
            Challenges challenges,
            ComposerPage page,
            BurstLimits limits,
            PageMessages messages) {
        this.visitors = visitors;
        this.generations = generations;
        this.composers = composers;
        this.cards = cards;
        this.refusals = refusals;
        this.challenges = challenges;
        this.page = page;
        this.limits = limits;
        this.messages = messages;
    }

    /** Somebody reloads what a refused form showed. */
    @GetMapping("/generate")
    String back(HttpServletRequest request) {
        return SeeOther.to("/", request);
    }

    @PostMapping("/generate")
    String generate(
            @ModelAttribute("form") ComposerForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Requester requester = visitors.receive(request, response);
        if (form.words().isBlank()) {
            ComposerError empty = ComposerError.at(422, "prompt", messages.say("composer.error.empty"));
            return refused(requester, form, empty, request, response, model);
        }
        if (!form.knowsItsKind()) {
            ComposerError unknown = ComposerError.at(422, "settings", messages.say("composer.error.settings"));
            return refused(requester, form, unknown, request, response, model);
        }
        SubmitOutcome outcome = submit(requester, form);
        Challenges.Offer offer = null;
        if (outcome instanceof SubmitOutcome.QuotaUsedUp && requester instanceof Requester.Visitor) {
            offer = challenges.offer().orElse(null);
            if (offer != null && challenges.passed(request.getParameter(Challenges.TOKEN))) {
                outcome = generations.submitFromShare(command(requester, form, form.submission()));
                offer = null;
            }
        }
        return outcome instanceof SubmitOutcome.Accepted accepted
                ? accepted(
                        visitors.recognize(requester, accepted.owner(), request, response),
                        form,
                        accepted.id(),
                        request,
                        model)
                : refused(requester, form, refusals.of(outcome).offering(offer), request, response, model);
    }

    /** A form that was sent before, went back in history and was changed is a new wish, not a conflict. */
    private SubmitOutcome submit(Requester requester, ComposerForm form) {
        SubmitOutcome outcome = generations.submit(command(requester, form, form.submission()));
        return outcome instanceof SubmitOutcome.KeyReused
                ? generations.submit(command(requester, form, null))
                : outcome;
    }

    private static SubmitGeneration command(Requester requester, ComposerForm form, @Nullable String key) {
        return new SubmitGeneration(
                requester,
                "web",
                form.media(),
                form.words(),
                form.model(form.media()),
                form.settings(),
                false,
                key,
                key == null ? null : form.hash(),
                MDC.get(ProblemWriter.TRACE_KEY));
    }

    private String accepted(
            Requester requester, ComposerForm form, GenerationId id, HttpServletRequest request, Model model) {
        if (!Htmx.asks(request)) {
            return SeeOther.to("/g/" + id, request);
        }
        GenerationView view = generations.find(id, requester).orElseThrow();
        long underWay = generations.listOwn(requester, null, 2 * GenerationCard.STREAMS).stream()
                .filter(it -> !it.state().terminal())
                .count();
        model.addAttribute("job", cards.card(view).watched(underWay <= GenerationCard.STREAMS));
        model.addAttribute("composer", composers.composer(requester, form, null));
        return "generation/accepted";
    }

    private String refused(
            Requester requester,
            ComposerForm form,
            ComposerError refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        limits.count(request);
        response.setStatus(refusal.status());
        if (refusal.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter()));
        }
        Composer composer = composers.composer(requester, form, refusal);
        if (Htmx.asks(request)) {
            Htmx.replace(response, "#composer");
            model.addAttribute("composer", composer);
            return "generation/composer :: composer(composer=${composer})";
        }
        return page.show(model, requester, composer);
    }
}
