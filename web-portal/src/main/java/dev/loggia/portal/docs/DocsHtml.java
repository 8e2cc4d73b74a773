package dev.loggia.portal.docs;

import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** An OpenAPI document as HTML: a list of contents, then a section a route. */
final class DocsHtml {
    private final JsonNode document;
    private final StringBuilder html = new StringBuilder();

    private DocsHtml(JsonNode document) {
        this.document = document;
    }

    /** Where the reader's own address of this server belongs. */
    static final String ORIGIN = "{origin}";

    static String render(JsonNode document) {
        return new DocsHtml(document).page();
    }

    private String page() {
        html.append("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Loggia API</title>
                <link rel="stylesheet" href="/api/docs.css">
                </head>
                <body>
                <header><a href="/">Loggia</a> · <a href="/api/openapi.json">OpenAPI document</a></header>
                <main>
                <h1>Loggia API</h1>
                """);
        for (String paragraph :
                document.path("info").path("description").asString("").split("\n\n")) {
            html.append("<p>").append(prose(paragraph)).append("</p>\n");
        }
        html.append("""
                <pre tabindex="0">curl -s {origin}/api/generate/free/image \\
                  -H 'Content-Type: application/json' -H 'Prefer: wait=30' \\
                  -d '{"prompt": "A lighthouse at dusk, oil on canvas", "settings": {"aspectRatio": "16:9"}}'</pre>
                """);
        contents();
        eachRoute(this::route);
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void contents() {
        html.append("<nav aria-label=\"Routes\"><ul>\n");
        eachRoute((method, path, route) -> html.append("<li><a href=\"#%s\"><code>%s %s</code></a> %s</li>\n"
                .formatted(
                        anchor(route),
                        method,
                        text(path),
                        text(route.path("summary").asString("")))));
        html.append("</ul></nav>\n");
    }

    private void route(String method, String path, JsonNode route) {
        html.append("<section id=\"%s\">\n<h2>%s</h2>\n<p class=\"route\"><code>%s %s</code></p>\n"
                .formatted(anchor(route), text(route.path("summary").asString("")), method, text(path)));
        html.append("<p>").append(prose(route.path("description").asString(""))).append("</p>\n");
        parameters(route.path("parameters"));
        JsonNode body = route.path("requestBody").path("content");
        body.forEach(content -> schema("Body", content.path("schema")));
        responses(route.path("responses"));
        html.append("</section>\n");
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.append("<h3>Parameters</h3>\n<dl>\n");
        for (JsonNode parameter : parameters) {
            html.append("<dt><code>%s</code> <small>%s</small></dt><dd>%s</dd>\n"
                    .formatted(
                            text(parameter.path("name").asString("")),
                            text(parameter.path("in").asString("")),
                            prose(parameter.path("description").asString(""))));
        }
        html.append("</dl>\n");
    }

    private void responses(JsonNode responses) {
        html.append("<h3>Answers</h3>\n<dl>\n");
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            boolean problem = response.getValue().has("$ref");
            String words = problem
                    ? "A problem"
                    : response.getValue().path("description").asString("");
            html.append("<dt><code>%s</code></dt><dd>%s</dd>\n".formatted(text(response.getKey()), prose(words)));
        }
        html.append("</dl>\n");
        responses.forEach(
                response -> response.path("content").forEach(content -> schema("Answer", content.path("schema"))));
    }

    private void schema(String title, JsonNode reference) {
        String name = reference.path("$ref").asString("").replace("#/components/schemas/", "");
        JsonNode schema = document.path("components").path("schemas").path(name);
        if (name.isEmpty() || schema.isMissingNode()) {
            return;
        }
        html.append("<h3>%s: %s</h3>\n<dl>\n".formatted(title, text(name)));
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            html.append("<dt><code>%s</code> <small>%s</small></dt><dd>%s</dd>\n"
                    .formatted(
                            text(field.getKey()),
                            text(typeOf(field.getValue())),
                            prose(field.getValue().path("description").asString(""))));
        }
        html.append("</dl>\n");
        if (schema.has("example")) {
            html.append("<pre tabindex=\"0\">")
                    .append(text(schema.path("example").toPrettyString()))
                    .append("</pre>\n");
        }
    }

    private static String typeOf(JsonNode field) {
        String reference = field.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        String type = field.path("type").asString("");
        return type.equals("array") ? "list of " + typeOf(field.path("items")) : type;
    }

    private void eachRoute(RouteVisitor visitor) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                visitor.visit(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue());
            }
        }
    }

    private static String anchor(JsonNode route) {
        return text(route.path("operationId").asString(""));
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain);
    }

    /** Escaped, with `code` in backquotes. */
    private static String prose(String plain) {
        return text(plain).replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    private interface RouteVisitor {
        void visit(String method, String path, JsonNode route);
    }
}
