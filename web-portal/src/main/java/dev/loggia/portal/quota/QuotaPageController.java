package dev.loggia.portal.quota;

import dev.loggia.portal.generation.ComposerFactory;
import dev.loggia.portal.generation.ComposerForm;
import dev.loggia.portal.page.PageVisitors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The count under the composer, asked for again when something has ended and may have been given back. */
@Hidden
@Controller
class QuotaPageController {
    private final PageVisitors visitors;
    private final ComposerFactory composers;

    QuotaPageController(PageVisitors visitors, ComposerFactory composers) {
        this.visitors = visitors;
        this.composers = composers;
    }

    @GetMapping("/quota")
    String quota(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute(
                "composer", composers.composer(visitors.receive(request, response), ComposerForm.EMPTY, null));
        return "generation/composer :: quota(composer=${composer})";
    }
}
