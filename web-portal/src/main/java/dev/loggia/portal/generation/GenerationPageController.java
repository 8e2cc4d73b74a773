package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.page.FlashMessage;
import dev.loggia.portal.page.Htmx;
import dev.loggia.portal.page.PageVisitors;
import dev.loggia.portal.page.SeeOther;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A generation's own page, its card, and taking it away. */
@Hidden
@Controller
class GenerationPageController {
    private final PageVisitors visitors;
    private final Generations generations;
    private final GenerationCardFactory cards;

    GenerationPageController(PageVisitors visitors, Generations generations, GenerationCardFactory cards) {
        this.visitors = visitors;
        this.generations = generations;
        this.cards = cards;
    }

    @GetMapping("/g/{id}")
    String page(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String said,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        GenerationCard job = cards.card(find(id, visitors.receive(request, response)));
        if (job.gone()) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("job", job);
        model.addAttribute("own", true);
        model.addAttribute("notice", FlashMessage.known(said));
        return "generation/page";
    }

    /** The inside of the card while it changes; the whole card, without its event stream, once it has ended. */
    @GetMapping("/g/{id}/card")
    String card(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        GenerationView view =
                generations.find(parse(id), visitors.receive(request, response)).orElse(null);
        if (view == null) {
            Htmx.replace(response, "#job-" + parse(id));
            model.addAttribute("notice", FlashMessage.DELETED);
            return "generation/removed";
        }
        GenerationCard job = cards.card(view);
        model.addAttribute("own", Htmx.shows(request, job.href()));
        if (job.ended()) {
            Htmx.settled(response);
            Htmx.replace(response, "#job-" + job.id());
            model.addAttribute("job", job.arriving());
            return "generation/card :: job(job=${job})";
        }
        model.addAttribute("job", job);
        return "generation/card :: body(job=${job})";
    }

    @PostMapping("/g/{id}/remove")
    String remove(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Requester requester = visitors.receive(request, response);
        RemoveOutcome outcome = generations.remove(parse(id), requester);
        String notice =
                switch (outcome) {
                    case CANCELLED -> FlashMessage.CANCELLED;
                    case DELETED -> FlashMessage.DELETED;
                    case IN_PROGRESS -> FlashMessage.BUSY;
                    case NOT_FOUND -> throw notFound();
                };
        boolean stays = outcome == RemoveOutcome.IN_PROGRESS;
        if (!Htmx.asks(request)) {
            return SeeOther.to((stays ? "/g/" + parse(id) : "/") + "?said=" + notice, request);
        }
        if (stays) {
            response.setStatus(HttpStatus.CONFLICT.value());
            response.setHeader("HX-Reswap", "beforebegin");
        }
        Htmx.settled(response);
        model.addAttribute("notice", notice);
        return "generation/removed";
    }

    private GenerationView find(String id, Requester viewer) {
        return generations.find(parse(id), viewer).orElseThrow(GenerationPageController::notFound);
    }

    private static GenerationId parse(String id) {
        return GenerationId.find(id).orElseThrow(GenerationPageController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
