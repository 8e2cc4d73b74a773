package dev.loggia.portal.feed;

import dev.loggia.portal.page.Htmx;
import dev.loggia.portal.page.PageVisitors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The gallery's pages, and what a page already open asks for: older items and new ones. */
@Hidden
@Controller
class GalleryController {
    private final PageVisitors visitors;
    private final FeedGridFactory grids;

    GalleryController(PageVisitors visitors, FeedGridFactory grids) {
        this.visitors = visitors;
        this.grids = grids;
    }

    @GetMapping("/gallery")
    String gallery(
            @RequestParam(required = false) @Nullable Long before,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("grid", grids.page(visitors.receive(request, response), before));
        model.addAttribute("live", before == null);
        return Htmx.asks(request) ? "feed/grid :: further(grid=${grid})" : "feed/gallery";
    }

    @GetMapping("/gallery/new")
    String arrivals(
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("grid", grids.since(visitors.receive(request, response), after));
        return "feed/grid :: arrivals(grid=${grid})";
    }
}
