package dev.loggia.portal.generation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the generate routes are described to programs. */
@Tag(name = "Generate", description = "Ask for an image or a video.")
interface GenerateApi {

    @Submits
    @Operation(
            summary = "Make a free image",
            description =
                    "No account needed: 5 a UTC day for each network address. Answers at once with 202 and where to "
                            + "follow it, or with `Prefer: wait=30` as soon as it is done.")
    Object freeImage(GenerateRequest body, HttpServletRequest request, HttpServletResponse response);

    @Submits
    @Operation(
            summary = "Make a free video",
            description = "No account needed: 1 an ISO week for each network address. Otherwise as for images; a video "
                    + "usually takes longer than the longest wait.")
    Object freeVideo(GenerateRequest body, HttpServletRequest request, HttpServletResponse response);

    @Submits
    @Operation(
            summary = "Make an image with credits",
            description =
                    "For members. The price is held on acceptance, charged once the result is stored and given back "
                            + "if it fails.")
    @ApiResponse(responseCode = "401", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "402", ref = "#/components/responses/Problem")
    Object image(GenerateRequest body, HttpServletRequest request);

    @Submits
    @Operation(summary = "Make a video with credits", description = "For members, as for images.")
    @ApiResponse(responseCode = "401", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "402", ref = "#/components/responses/Problem")
    Object video(GenerateRequest body, HttpServletRequest request);

    /** What the four have in common. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            description = "`wait=N`: wait up to N seconds (at most 60) for the end.",
            schema = @Schema(type = "string", example = "wait=30"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Idempotency-Key",
            description = "1 to 255 visible ASCII characters. A repeat with the same key and body gets the same answer "
                    + "and costs nothing. Make it random: without a visitor id, whoever knows key and body at the same "
                    + "network address gets that answer, too.",
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = "X-Loggia-Visitor",
            description = "The visitor id of an earlier answer; browsers use a cookie instead.",
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = "cf-turnstile-response",
            description = "The token of a solved challenge, when an earlier answer 429 named one in `challenge`.",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = AcceptedJson.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Finished while waiting",
            content = @Content(schema = @Schema(implementation = FinishedJson.class)))
    @ApiResponse(responseCode = "400", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "422", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/Problem")
    @ApiResponse(responseCode = "502", ref = "#/components/responses/Problem")
    @interface Submits {}
}
