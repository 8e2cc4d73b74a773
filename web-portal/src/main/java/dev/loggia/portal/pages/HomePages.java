package dev.loggia.portal.pages;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: composer, one's own work under way, the gallery. */
@Hidden
@Controller
class HomePages {
    private static final int ARCHES = 11;
    private static final int OWN = 6;
    private static final Duration STILL_OF_INTEREST = Duration.ofMinutes(30);

    private final Guests guests;
    private final ComposerDesk composers;
    private final Studio studio;
    private final JobDesk jobs;
    private final Gallery gallery;
    private final InstantSource clock;

    HomePages(
            Guests guests, ComposerDesk composers, Studio studio, JobDesk jobs, Gallery gallery, InstantSource clock) {
        this.guests = guests;
        this.composers = composers;
        this.studio = studio;
        this.jobs = jobs;
        this.gallery = gallery;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(
            @RequestParam(required = false) @Nullable String said,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Requester requester = guests.receive(request, response);
        fill(model, requester, composers.lay(requester, ComposerForm.EMPTY, null));
        model.addAttribute("notice", Notice.known(said));
        return "home";
    }

    /** The whole page around a composer, which may carry a refusal. */
    void fill(Model model, Requester requester, Composer composer) {
        Wall wall = gallery.page(requester, null);
        model.addAttribute("composer", composer);
        model.addAttribute("wall", wall);
        model.addAttribute("arcade", arcade(wall));
        model.addAttribute("jobs", underWay(requester));
        model.addAttribute("notice", null);
    }

    /** The count under the composer, when something has ended and may have been given back. */
    @GetMapping("/quota")
    String quota(HttpServletRequest request, HttpServletResponse response, Model model) {
        Requester requester = guests.receive(request, response);
        model.addAttribute("composer", composers.lay(requester, ComposerForm.EMPTY, null));
        return "fragments/composer :: quota(composer=${composer})";
    }

    @GetMapping("/gallery")
    String gallery(
            @RequestParam(required = false) @Nullable Long before,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Requester requester = guests.receive(request, response);
        model.addAttribute("wall", gallery.page(requester, before));
        model.addAttribute("live", before == null);
        model.addAttribute("fresh", false);
        return Htmx.asks(request) ? "fragments/wall :: further(wall=${wall})" : "gallery";
    }

    @GetMapping("/gallery/new")
    String arrivals(
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Requester requester = guests.receive(request, response);
        model.addAttribute("wall", gallery.since(requester, after));
        return "fragments/wall :: arrivals(wall=${wall})";
    }

    /** Unfinished work, and what ended so recently that its maker may not have seen it. */
    private List<Job> underWay(Requester requester) {
        List<Job> cards = new ArrayList<>();
        int streams = 0;
        for (GenerationView view : studio.latest(requester, OWN)) {
            if (ofInterest(view)) {
                boolean unfinished = !view.state().terminal();
                streams += unfinished ? 1 : 0;
                cards.add(jobs.card(view).watched(streams <= Job.STREAMS));
            }
        }
        return cards;
    }

    private boolean ofInterest(GenerationView view) {
        if (!view.state().terminal()) {
            return true;
        }
        return !view.gone()
                && view.finishedAt() != null
                && view.finishedAt().isAfter(clock.instant().minus(STILL_OF_INTEREST));
    }

    /** The newest pictures, the very newest in the middle arch; the sky where there are too few. */
    private static List<@Nullable Tile> arcade(Wall wall) {
        @Nullable Tile[] arches = new @Nullable Tile[ARCHES];
        List<Tile> pictures = wall.tiles().stream()
                .filter(tile -> tile.thumbnail() != null)
                .limit(ARCHES)
                .toList();
        for (int i = 0; i < pictures.size(); i++) {
            int step = (i + 1) / 2;
            arches[ARCHES / 2 + (i % 2 == 0 ? -step : step)] = pictures.get(i);
        }
        return new ArrayList<>(Arrays.asList(arches));
    }
}
