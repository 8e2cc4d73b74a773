package dev.loggia.server.local;

import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** Makes the folder of a new built-in database: beside its place, then renamed, so that it is there whole or not at all. */
public final class PostgresCluster {
    private PostgresCluster() {}

    /**
     * Makes it with the role and the database {@code loggia}.
     *
     * @param bin the folder with the programs
     * @param folder does not exist
     * @param address {@code postgres://loggia:PASSWORD@...}: what the role's password is taken from
     */
    public static void create(Path bin, Path folder, String address) throws IOException {
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        FileSystemUtils.deleteRecursively(part);
        Files.createDirectory(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        List<String> user = Unprivileged.prefixFor(part);
        String password = Objects.requireNonNull(DatabaseUrl.parse(address).password(), "password")
                .value();
        // The collation that is built into PostgreSQL: an index stays right when the system's C library changes.
        run(
                part,
                user,
                List.of(
                        bin.resolve("initdb").toString(),
                        "--pgdata=" + part,
                        "--username=loggia",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions"),
                "");
        // Through standard input, so that the password is in no list of processes; trust ends before anyone can
        // connect.
        run(
                part,
                user,
                List.of(bin.resolve("postgres").toString(), "--single", "-D", part.toString(), "postgres"),
                "alter role loggia password '" + password + "'\ncreate database loggia\n");
        Files.writeString(part.resolve("pg_hba.conf"), "host all loggia 127.0.0.1/32 scram-sha-256\n");
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(Path folder, List<String> user, List<String> command, String input) throws IOException {
        List<String> words = new ArrayList<>(user);
        words.addAll(command);
        Process process = Shell.clean(words, folder).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new StartupProblem("The built-in PostgreSQL could not prepare " + folder + ": "
                        + output.strip().replaceAll("(?s).*\\n", "") + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupProblem("Interrupted while preparing the built-in PostgreSQL.", e);
        }
    }
}
