package dev.loggia.server.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, for the PostgreSQL driver.
 *
 * @param jdbcUrl without user and password, so that it may be logged
 * @param user null: the driver's default
 * @param place host, port and database in the words of the operator, for messages
 */
public record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable Secret password, String place) {
    private static final String SHAPE =
            "DATABASE_URL must look like postgres://user:password@host:5432/database or jdbc:postgresql://host:5432/database"
                    + "?user=...&password=...; write special characters of the password percent-encoded (@ is %40, / is %2F).";
    private static final Pattern URL = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:/@?]*)(?::(?<password>[^/@?]*))?@)?(?<hosts>[^/?@\\s]+)"
                    + "/(?<database>[^/?@\\s]+)(?:\\?(?<query>[^@\\s]*))?");

    /** Names that libpq (and so most hosting companies' addresses) and the Java driver spell differently. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout",
            "target_session_attrs", "targetServerType");

    /** Reads {@code postgres://}, {@code postgresql://} and {@code jdbc:postgresql://} addresses. */
    public static DatabaseUrl parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw new StartupProblem(SHAPE);
        }
        String user = decode(url.group("user"));
        String password = decode(url.group("password"));
        List<String> kept = new ArrayList<>();
        for (String parameter : parameters(url.group("query"))) {
            String name = parameter.replaceFirst("=.*", "");
            String value = parameter.substring(Math.min(name.length() + 1, parameter.length()));
            switch (name) {
                case "user" -> user = decode(value);
                case "password" -> password = decode(value);
                default -> kept.add(DRIVER_NAMES.getOrDefault(name, name) + "=" + value);
            }
        }
        String place = url.group("hosts") + "/" + url.group("database");
        String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new DatabaseUrl(
                "jdbc:postgresql://" + place + query, user, password == null ? null : new Secret(password), place);
    }

    private static List<String> parameters(@Nullable String query) {
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&"));
    }

    private static @Nullable String decode(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            // URLDecoder is for forms, where + means a space; in an address it is a plus.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(SHAPE, e);
        }
    }
}
