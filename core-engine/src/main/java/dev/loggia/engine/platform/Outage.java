package dev.loggia.engine.platform;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Something of ours that is away for a while. Nothing is wrong with the request: the same one works once it is back. */
public enum Outage {
    /** The database does not answer, ends connections, or has none left. */
    DATABASE,
    /** The media store does not keep or return objects. */
    MEDIA_STORE;

    /** Connection exceptions, no resources left, and what a server says while it stops or starts. */
    private static final List<String> STATES = List.of("08", "53", "57P");

    /** Which outage a failure comes from; empty when it comes from none, and so from a mistake. */
    public static Optional<Outage> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoggiaException ours && ours.code() == ErrorCode.MEDIA_STORE) {
                return Optional.of(MEDIA_STORE);
            }
            if (cause instanceof SQLException sql && isConnection(sql)) {
                return Optional.of(DATABASE);
            }
        }
        return Arrays.stream(failure.getSuppressed())
                .flatMap(suppressed -> behind(suppressed).stream())
                .findFirst();
    }

    private static boolean isConnection(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                // Server and driver always name a state. Without one it is the pool: the connection was closed beneath
                // a commit.
                || state == null
                || STATES.stream().anyMatch(state::startsWith);
    }
}
