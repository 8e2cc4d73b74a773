package dev.loggia.server.badinput;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * One address with one method, and the places of it where a client may put something. Read from the routes themselves, so that
 * a new one needs nothing here.
 *
 * @param pattern with its variables in braces
 * @param json fields of a JSON body, none when it takes no such body
 * @param form fields of a form
 */
record Route(String method, String pattern, List<String> queries, List<String> json, List<String> form) {

    static Stream<Route> of(RequestMappingInfo info, HandlerMethod handler) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> read(method.name(), pattern, handler)));
    }

    private static Route read(String method, String pattern, HandlerMethod handler) {
        List<String> queries = new ArrayList<>(List.of("unknown"));
        List<String> json = new ArrayList<>();
        List<String> form = new ArrayList<>();
        for (Parameter parameter : handler.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                queries.add(nameOf(parameter));
            } else if (parameter.isAnnotationPresent(RequestBody.class)) {
                json.addAll(fields(parameter.getType()));
            } else if (parameter.isAnnotationPresent(ModelAttribute.class)) {
                form.addAll(fields(parameter.getType()));
            }
        }
        return new Route(method, pattern, queries, json, form);
    }

    private static String nameOf(Parameter parameter) {
        String named = parameter.getAnnotation(RequestParam.class).name();
        return named.isEmpty() ? parameter.getName() : named;
    }

    private static List<String> fields(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(it -> it.getName())
                        .toList()
                : List.of("field");
    }

    boolean changesSomething() {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    /** Whether it is for programs; the others are pages. */
    boolean isApi() {
        return Stream.of("/api/", "/media/", "/webhooks/", "/problems/", "/actuator/")
                .anyMatch(pattern::startsWith);
    }

    List<String> variables() {
        return Stream.of(pattern.split("[{}]"))
                .filter(part -> pattern.contains("{" + part + "}"))
                .toList();
    }

    /** Its address with every variable but one in its usual value. */
    String address(String variable, String value, String usual) {
        String address = pattern;
        for (String name : new TreeSet<>(variables())) {
            address = address.replace("{" + name + "}", name.equals(variable) ? value : usual);
        }
        return address.replace("**", "x");
    }

    /** The content type that goes with its body. */
    String bodyType() {
        return form.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
