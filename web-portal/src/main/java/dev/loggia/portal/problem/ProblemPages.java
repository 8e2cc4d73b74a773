package dev.loggia.portal.problem;

import dev.loggia.portal.visitor.WithoutBurstLimit;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What {@code type} of a problem leads to: what the kind means, for people and for programs. */
@Hidden
@WithoutBurstLimit(because = "it reads nothing")
@RestController
class ProblemPages {
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final KnownProblemTypes types;

    ProblemPages(KnownProblemTypes types) {
        this.types = types;
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> json(@PathVariable String code) {
        ProblemType type = find(code);
        Map<String, Object> body =
                Map.of("code", type.code(), "title", type.title(), "status", type.status(), "detail", type.meaning());
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(body);
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@PathVariable String code) {
        ProblemType type = find(code);
        String page = """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s · Loggia</title>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p>HTTP status %3$d, code <code>%4$s</code>. <a href="/api/docs">API documentation</a></p>
                </html>
                """.formatted(type.title(), type.meaning(), type.status(), type.code());
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR)
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .body(page);
    }

    private ProblemType find(String code) {
        return types.find(code)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).thrown());
    }
}
