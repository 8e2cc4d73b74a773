package dev.loggia.portal.quota;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaLeft;
import dev.loggia.portal.visitor.RequesterResolver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is left of the free quota of this network address. Reading it costs nothing and sets no cookie. */
@Tag(name = "Quota", description = "The free quota.")
@RestController
class QuotaController {
    private final FreeQuota quota;
    private final RequesterResolver requesters;

    QuotaController(FreeQuota quota, RequesterResolver requesters) {
        this.quota = quota;
        this.requesters = requesters;
    }

    @Operation(summary = "What is left of the free quota")
    @ApiResponse(responseCode = "200", description = "Images a UTC day, videos an ISO week")
    @GetMapping(path = "/api/quota", produces = MediaType.APPLICATION_JSON_VALUE)
    QuotaJson left(HttpServletRequest request) {
        Requester visitor = requesters.visitor(request).requester();
        QuotaLeft images = quota.left(visitor, MediaKind.IMAGE);
        QuotaLeft videos = quota.left(visitor, MediaKind.VIDEO);
        return QuotaJson.of(images, videos);
    }
}
