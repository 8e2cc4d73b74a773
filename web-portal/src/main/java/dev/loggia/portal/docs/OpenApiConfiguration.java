package dev.loggia.portal.docs;

import dev.loggia.portal.problem.KnownProblemTypes;
import dev.loggia.portal.problem.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond single routes. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String DESCRIPTION = """
            Make images and videos from a prompt. The free routes need no account: they are counted by network address.

            Errors are RFC 9457 problems (`application/problem+json`) with a stable `code`; `error` and `message` say the same \
            for people. Whatever fails costs nothing. Results are kept as long as `expiresAt` says and answer 410 afterwards.

            Ids are opaque. Times are UTC in ISO 8601. Unknown fields in requests are refused; ignore unknown fields in answers.
            """;

    @Bean
    OpenAPI openApi(KnownProblemTypes problems) {
        return new OpenAPI()
                .info(new Info()
                        .title("Loggia")
                        .version("1")
                        .description(DESCRIPTION)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This server")))
                .components(new Components()
                        .addSchemas("Problem", problem(problems.list()))
                        .addResponses("Problem", problemResponse()));
    }

    /** What a route may answer whatever it does, said once for all of them. */
    @Bean
    OpenApiCustomizer answersOfEveryRoute() {
        return document -> document.getPaths().values().forEach(path -> path.readOperationsMap()
                .forEach((method, operation) -> statuses(method, operation)
                        .forEach(status -> operation.getResponses().computeIfAbsent(status, absent -> new ApiResponse()
                                .$ref("#/components/responses/Problem")))));
    }

    private static List<String> statuses(PathItem.HttpMethod method, Operation operation) {
        List<String> all = new ArrayList<>(List.of("400", "405", "406", "415", "429", "503"));
        if (method != PathItem.HttpMethod.GET) {
            all.add("403");
        }
        if (operation.getRequestBody() != null) {
            all.addAll(List.of("408", "413"));
        }
        return all;
    }

    private static Schema<?> problem(List<ProblemType> types) {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty(
                        "type",
                        oneOf(
                                "What kind of problem; leads to its description",
                                "/problems/quota_used_up",
                                types.stream().map(ProblemType::uri).toList()))
                .addProperty("title", text("The kind in words", "Free quota used up"))
                .addProperty("status", new Schema<Integer>().type("integer").example(429))
                .addProperty(
                        "detail",
                        text(
                                "What happened, what it cost (nothing) and the way out",
                                "Free users can generate 5 images per day. Sign up for unlimited generations!"))
                .addProperty("instance", text("Names this occurrence by its trace id", "urn:loggia:trace:4bf92f35"))
                .addProperty(
                        "code",
                        oneOf(
                                "Stable; more may be added",
                                "quota_used_up",
                                types.stream().map(ProblemType::code).toList()))
                .addProperty("error", text("For people", "Daily limit reached"))
                .addProperty(
                        "message", text("For people; the same as detail", "Free users can generate 5 images per day."))
                .addProperty("upgradeUrl", text("Where to sign up, when that helps", "/signup"))
                .addProperty("purchaseUrl", text("Where to buy credits, when that helps", "/credits"));
    }

    private static Schema<?> oneOf(String description, String example, List<String> values) {
        StringSchema schema = new StringSchema();
        schema.setEnum(values);
        return schema.description(description).example(example);
    }

    private static Schema<?> text(String description, String example) {
        return new StringSchema().description(description).example(example);
    }

    private static ApiResponse problemResponse() {
        Schema<?> reference = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description("A problem")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(reference)));
    }
}
