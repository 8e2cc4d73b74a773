package dev.loggia.server.settings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The master secret before this one, while it is being replaced.
 *
 * @param on the day of the change in UTC; the same on every node
 */
public record ReplacedSecret(Secret value, LocalDate on) {

    static Optional<ReplacedSecret> read(SettingSource source) {
        return source.findSecret("LOGGIA_SECRET_PREVIOUS")
                .map(secret -> secret.strongEnough("LOGGIA_SECRET_PREVIOUS"))
                .map(secret -> new ReplacedSecret(secret, day(source)));
    }

    private static LocalDate day(SettingSource source) {
        try {
            return LocalDate.parse(source.get("LOGGIA_SECRET_SINCE", ""));
        } catch (DateTimeParseException e) {
            throw new StartupProblem(
                    "LOGGIA_SECRET_PREVIOUS needs LOGGIA_SECRET_SINCE, the day (UTC) on which the secret was replaced,"
                            + " such as 2026-11-23.",
                    e);
        }
    }
}
