package dev.loggia.portal.about;

import dev.loggia.portal.visitor.WithoutBurstLimit;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that are only words. */
@Hidden
@WithoutBurstLimit(because = "it reads nothing")
@Controller
class AboutController {

    @GetMapping("/about")
    String about() {
        return "about/about";
    }

    @GetMapping("/signup")
    String signup() {
        return "about/signup";
    }

    @GetMapping("/credits")
    String credits() {
        return "about/credits";
    }
}
