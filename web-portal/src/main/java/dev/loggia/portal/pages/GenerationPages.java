package dev.loggia.portal.pages;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.platform.GenerationId;
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
class GenerationPages {
    private final Guests guests;
    private final Studio studio;
    private final JobDesk jobs;

    GenerationPages(Guests guests, Studio studio, JobDesk jobs) {
        this.guests = guests;
        this.studio = studio;
        this.jobs = jobs;
    }

    @GetMapping("/g/{id}")
    String page(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String said,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Job job = jobs.card(find(id, guests.receive(request, response)));
        if (job.gone()) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("job", job);
        model.addAttribute("notice", Notice.known(said));
        return "generation";
    }

    /** The inside of the card while it changes; the whole card, without its event stream, once it has ended. */
    @GetMapping("/g/{id}/card")
    String card(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        GenerationView view =
                studio.find(parse(id), guests.receive(request, response)).orElse(null);
        if (view == null) {
            Htmx.replace(response, "#job-" + parse(id));
            model.addAttribute("notice", Notice.DELETED);
            return "fragments/removed";
        }
        Job job = jobs.card(view);
        if (job.ended()) {
            Htmx.settled(response);
            Htmx.replace(response, "#job-" + job.id());
            model.addAttribute("job", job.arriving());
            return "fragments/job :: job(job=${job})";
        }
        model.addAttribute("job", job);
        return "fragments/job :: body(job=${job})";
    }

    @PostMapping("/g/{id}/remove")
    String remove(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Requester requester = guests.receive(request, response);
        RemoveOutcome outcome = studio.remove(parse(id), requester);
        String notice =
                switch (outcome) {
                    case CANCELLED -> Notice.CANCELLED;
                    case DELETED -> Notice.DELETED;
                    case IN_PROGRESS -> Notice.BUSY;
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
        return "fragments/removed";
    }

    private GenerationView find(String id, Requester viewer) {
        return studio.find(parse(id), viewer).orElseThrow(GenerationPages::notFound);
    }

    private static GenerationId parse(String id) {
        try {
            return GenerationId.parse(id);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
