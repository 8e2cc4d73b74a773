package dev.loggia.bench.frame;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a PostgreSQL is, for psql's relatives and for JDBC. */
public record DatabaseAddress(String host, int port, String name, String user, String password) {
    private static final Pattern JDBC =
            Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+)\\?user=([^&]+)&password=([^&]+).*");
    private static final Pattern URL = Pattern.compile("postgres(?:ql)?://([^:@]+):([^@]*)@([^:/]+):(\\d+)/([^?]+).*");

    /** Reads what is written as {@code postgres://user:password@host:port/name}. */
    public static DatabaseAddress parse(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the address of a PostgreSQL");
        }
        return new DatabaseAddress(
                parts.group(3), Integer.parseInt(parts.group(4)), parts.group(5), parts.group(1), parts.group(2));
    }

    /** Reads a JDBC address with user and password, in this order. */
    static DatabaseAddress parseJdbc(String url) {
        Matcher parts = JDBC.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the JDBC address of a PostgreSQL");
        }
        return new DatabaseAddress(
                parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3), parts.group(4), parts.group(5));
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name + "?sslmode=disable&user=" + user + "&password="
                + password;
    }

    /** Runs statements, each on its own. */
    public void run(String... statements) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one number of a query. */
    public long number(String query) {
        return Long.parseLong(ask(query));
    }

    /** The one value of a query. */
    public String ask(String query) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + name;
    }
}
