package dev.loggia.portal.docs;

import dev.loggia.portal.web.PublicAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document as a page that needs no script. Rendered once: the routes do not change while the server runs. */
@Hidden
@RestController
class DocsPage {
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final OpenApiWebMvcResource document;
    private final JsonMapper json;
    private final PublicAddress address;
    private volatile @Nullable String page;

    DocsPage(OpenApiWebMvcResource document, JsonMapper json, PublicAddress address) {
        this.address = address;
        this.document = document;
        this.json = json;
    }

    @GetMapping(path = "/api/docs")
    ResponseEntity<String> page(HttpServletRequest request) throws Exception {
        String rendered = page;
        if (rendered == null) {
            byte[] openApi = document.openapiJson(request, "/api/openapi.json", Locale.ENGLISH);
            rendered = DocsHtml.render(json.readTree(openApi));
            page = rendered;
        }
        boolean shared = !address.sharedOrigin().isEmpty();
        return ResponseEntity.ok()
                .cacheControl(shared ? AN_HOUR : CacheControl.noCache().cachePrivate())
                .contentType(utf8("html"))
                .body(rendered.replace(DocsHtml.ORIGIN, HtmlUtils.htmlEscape(address.origin(request))));
    }

    @GetMapping(path = "/api/docs.css")
    ResponseEntity<String> style() throws Exception {
        ClassPathResource file = new ClassPathResource("docs.css", DocsPage.class);
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR)
                .contentType(utf8("css"))
                .body(file.getContentAsString(StandardCharsets.UTF_8));
    }

    private static MediaType utf8(String subtype) {
        return new MediaType("text", subtype, StandardCharsets.UTF_8);
    }
}
