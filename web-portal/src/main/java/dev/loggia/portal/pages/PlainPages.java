package dev.loggia.portal.pages;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that are only words. */
@Hidden
@Controller
class PlainPages {

    @GetMapping("/about")
    String about() {
        return "about";
    }

    @GetMapping("/signup")
    String signup() {
        return "signup";
    }

    @GetMapping("/credits")
    String credits() {
        return "credits";
    }
}
