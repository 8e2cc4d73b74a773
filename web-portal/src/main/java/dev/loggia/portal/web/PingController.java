package dev.loggia.portal.web;

import dev.loggia.portal.visitor.WithoutBurstLimit;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least the stack can do: what every other answer is measured against. */
@Hidden
@WithoutBurstLimit(because = "it reads nothing")
@RestController
class PingController {

    @GetMapping(path = "/ping", produces = MediaType.TEXT_PLAIN_VALUE)
    String ping() {
        return "pong";
    }
}
