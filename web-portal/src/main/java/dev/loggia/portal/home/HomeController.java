package dev.loggia.portal.home;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.portal.feed.FeedCard;
import dev.loggia.portal.feed.FeedGrid;
import dev.loggia.portal.feed.FeedGridFactory;
import dev.loggia.portal.generation.Composer;
import dev.loggia.portal.generation.ComposerFactory;
import dev.loggia.portal.generation.ComposerForm;
import dev.loggia.portal.generation.ComposerPage;
import dev.loggia.portal.generation.GenerationCard;
import dev.loggia.portal.generation.GenerationCardFactory;
import dev.loggia.portal.page.FlashMessage;
import dev.loggia.portal.page.PageVisitors;
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

/** The first page: composer, one's own work under way, the grids. */
@Hidden
@Controller
class HomeController implements ComposerPage {
    private static final int ARCHES = 11;
    private static final int OWN = 6;
    private static final Duration STILL_OF_INTEREST = Duration.ofMinutes(30);

    private final PageVisitors visitors;
    private final ComposerFactory composers;
    private final Generations generations;
    private final GenerationCardFactory cards;
    private final FeedGridFactory grids;
    private final InstantSource clock;

    HomeController(
            PageVisitors visitors,
            ComposerFactory composers,
            Generations generations,
            GenerationCardFactory cards,
            FeedGridFactory grids,
            InstantSource clock) {
        this.visitors = visitors;
        this.composers = composers;
        this.generations = generations;
        this.cards = cards;
        this.grids = grids;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(
            @RequestParam(required = false) @Nullable String said,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Requester requester = visitors.receive(request, response);
        String view = show(model, requester, composers.composer(requester, ComposerForm.EMPTY, null));
        model.addAttribute("notice", FlashMessage.known(said));
        return view;
    }

    @Override
    public String show(Model model, Requester requester, Composer composer) {
        FeedGrid grid = grids.page(requester, null);
        model.addAttribute("composer", composer);
        model.addAttribute("grid", grid);
        model.addAttribute("arcade", arcade(grid));
        model.addAttribute("jobs", underWay(requester));
        model.addAttribute("notice", null);
        return "home/home";
    }

    /** Unfinished work, and what ended so recently that its maker may not have seen it. */
    private List<GenerationCard> underWay(Requester requester) {
        List<GenerationCard> shown = new ArrayList<>();
        int streams = 0;
        for (GenerationView view : generations.listOwn(requester, null, OWN)) {
            if (ofInterest(view)) {
                boolean unfinished = !view.state().terminal();
                streams += unfinished ? 1 : 0;
                shown.add(cards.card(view).watched(streams <= GenerationCard.STREAMS));
            }
        }
        return shown;
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
    private static List<@Nullable FeedCard> arcade(FeedGrid grid) {
        @Nullable FeedCard[] arches = new @Nullable FeedCard[ARCHES];
        List<FeedCard> pictures = grid.cards().stream()
                .filter(card -> card.thumbnail() != null)
                .limit(ARCHES)
                .toList();
        for (int i = 0; i < pictures.size(); i++) {
            int step = (i + 1) / 2;
            arches[ARCHES / 2 + (i % 2 == 0 ? -step : step)] = pictures.get(i);
        }
        return new ArrayList<>(Arrays.asList(arches));
    }
}
