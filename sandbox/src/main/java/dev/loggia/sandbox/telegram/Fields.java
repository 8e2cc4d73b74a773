package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Holds each call against the published list of fields; what does not fit is a finding, not a refusal. */
final class Fields {
    private static final JsonNode TABLE = Json.resource(Fields.class, "bot-api-fields.json");
    private static final Map<String, String> METHODS = TABLE.path("methods")
            .propertyStream()
            .map(Map.Entry::getKey)
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name, (a, b) -> a, TreeMap::new));

    private final List<String> findings = new ArrayList<>();

    private Fields() {}

    /** The method's name as it is published, for a name in any case; empty when the stand-in does not know it. */
    static Optional<String> method(String name) {
        return Optional.ofNullable(METHODS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What in the call is not as published, each as {@code method.field: …}; never the value. */
    static List<String> findings(String method, Args args) {
        Fields fields = new Fields();
        fields.object(method, TABLE.path("methods").path(method), args.fields(), args);
        args.files().keySet().forEach(part -> fields.file(method, part, args));
        return fields.findings;
    }

    private void file(String method, String part, Args args) {
        boolean named = TABLE.path("methods").path(method).has(part);
        boolean attached = Json.text(args.fields()).contains("attach://" + part);
        if (!named && !attached) {
            findings.add(method + "." + part + ": a file that nothing refers to");
        }
    }

    private void object(String path, JsonNode known, JsonNode given, Args args) {
        given.properties().forEach(field -> {
            String name = field.getKey();
            if (known.has(name)) {
                value(path + "." + name, Json.string(known, name).replace("!", ""), field.getValue());
            } else if (!name.equals("method") || path.contains(".")) {
                findings.add(path + "." + name + ": not in the published fields");
            }
        });
        known.properties().forEach(field -> {
            boolean required = field.getValue().asString("").endsWith("!");
            boolean absent = given.path(field.getKey()).isMissingNode()
                    || given.path(field.getKey()).isNull();
            if (required && absent && !args.files().containsKey(field.getKey())) {
                findings.add(path + "." + field.getKey() + ": required and absent");
            }
        });
    }

    private void value(String path, String types, JsonNode given) {
        if (given.isNull()) {
            return;
        }
        boolean fits = Stream.of(types.split("\\|")).anyMatch(type -> fits(type, given));
        if (!fits) {
            findings.add(path + ": is no " + types);
            return;
        }
        JsonNode read = given.isString() ? Json.read(given.stringValue()) : given;
        for (String type : types.split("\\|")) {
            if (read.isContainer() && fits(type, given) && !isPlain(type)) {
                inside(path, type, read);
                return;
            }
        }
    }

    private void inside(String path, String type, JsonNode given) {
        if (type.startsWith("Array of ")) {
            String element = type.substring("Array of ".length());
            given.forEach(one -> value(path + "[]", element, one));
            return;
        }
        String kind = Json.string(given, "type");
        JsonNode types = TABLE.path("types");
        JsonNode known = types.has(type) ? types.path(type) : types.path(type + "." + kind);
        if (known.isMissingNode()) {
            findings.add(path + ": a " + type + " of an unknown type");
        } else {
            object(path, known, given, new Args(Json.object(), Map.of()));
        }
    }

    private static boolean fits(String type, JsonNode given) {
        JsonNode read = given.isString() && !isPlain(type) ? Json.read(given.stringValue()) : given;
        return switch (type) {
            case "Integer" ->
                given.isIntegralNumber()
                        || (given.isString() && given.stringValue().matches("-?\\d{1,18}"));
            case "Boolean" ->
                given.isBoolean() || (given.isString() && given.stringValue().matches("(?i)true|false|1|0"));
            case "String" -> given.isString();
            case "InputFile" -> given.isString() && given.stringValue().startsWith("attach://");
            case "Object" -> read.isObject();
            default -> type.startsWith("Array of ") ? read.isArray() : read.isObject() && shaped(type, read);
        };
    }

    /** Keyboards are told apart by the one field that each must have. */
    private static boolean shaped(String type, JsonNode read) {
        JsonNode known = TABLE.path("types").path(type);
        String first = known.propertyStream().findFirst().map(Map.Entry::getKey).orElse("");
        boolean keyboard = type.endsWith("Markup") || type.endsWith("Remove") || type.equals("ForceReply");
        return !keyboard || read.has(first);
    }

    private static boolean isPlain(String type) {
        return Stream.of("Integer", "Boolean", "String", "InputFile", "Object").anyMatch(type::equals);
    }
}
