package dev.loggia.server.doctor;

import dev.loggia.engine.http.HttpCall;
import dev.loggia.engine.http.HttpReply;
import dev.loggia.engine.http.NoReplyException;
import dev.loggia.engine.http.OutboundHttp;
import dev.loggia.engine.http.OutboundSettings;
import dev.loggia.server.ListenAddress;
import dev.loggia.server.local.DataFolderState;
import dev.loggia.server.settings.Settings;
import dev.loggia.server.settings.StartupProblem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.util.unit.DataSize;

/** Java, the data folder and the ports. */
final class MachineChecks {
    private static final DataSize LITTLE = DataSize.ofGigabytes(2);
    private static final DataSize TOO_LITTLE = DataSize.ofMegabytes(200);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LARGEST_ANSWER = 1 << 20;
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private final Settings settings;
    private final DataFolderState state;

    MachineChecks(Settings settings, DataFolderState state) {
        this.settings = settings;
        this.state = state;
    }

    static List<Diagnosis> java() {
        int version = Runtime.version().feature();
        long heap = Runtime.getRuntime().maxMemory() / (1024 * 1024);
        return List.of(Diagnosis.ok("Java: " + Runtime.version() + ", "
                + (version < VIRTUAL_THREADS_SINCE ? "platform" : "virtual") + " threads, heap up to " + heap + " MB"));
    }

    List<Diagnosis> folder() throws IOException {
        if (!settings.keepsDataHere()) {
            return List.of(Diagnosis.ok("data folder: not needed, everything is kept elsewhere"));
        }
        Path folder = settings.dataFolder();
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        if (!Files.isDirectory(existing) || !takesFiles(existing)) {
            return List.of(Diagnosis.fail(
                    "data folder: " + folder + " cannot be written",
                    "make it writable for this user, or choose another folder with LOGGIA_DATA"));
        }
        String who =
                state.heldBy().map(process -> ", in use by process " + process).orElse("");
        return List.of(
                Diagnosis.ok("data folder: " + folder + (existing.equals(folder) ? who : ", made at the first start")),
                room(existing));
    }

    private static boolean takesFiles(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "doctor-", ".part"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Diagnosis room(Path folder) throws IOException {
        DataSize free = DataSize.ofBytes(Files.getFileStore(folder).getUsableSpace());
        String what = "disk: " + free.toMegabytes() + " MB free";
        if (free.compareTo(TOO_LITTLE) < 0) {
            return Diagnosis.fail(what, "make room: a database without disk stops");
        }
        return free.compareTo(LITTLE) < 0
                ? Diagnosis.warn(what, "make room, or move media to an S3 store")
                : Diagnosis.ok(what);
    }

    List<Diagnosis> ports() {
        List<Diagnosis> found = new ArrayList<>(List.of(port(settings.host(), settings.port(), "PORT")));
        settings.managementPort().ifPresent(port -> found.add(port("127.0.0.1", port, "MANAGEMENT_PORT")));
        return found;
    }

    private static Diagnosis port(String host, int port, String setting) {
        if (port == 0) {
            return Diagnosis.ok(setting + ": any free port");
        }
        try {
            ListenAddress.check(host, port, setting);
            return Diagnosis.ok(setting + ": " + port + " is free");
        } catch (StartupProblem taken) {
            return isLoggia(ListenAddress.onThisMachine(host, port))
                    ? Diagnosis.ok(setting + ": " + port + " is held by a running Loggia")
                    : Diagnosis.fail(setting, taken);
        }
    }

    /** The web port answers for the API; the management port for health. */
    private static boolean isLoggia(String address) {
        try (OutboundHttp http = new OutboundHttp(
                OutboundSettings.api("doctor", PATIENCE, PATIENCE, LARGEST_ANSWER), new SimpleMeterRegistry())) {
            return answers(http, address + "/actuator/health/liveness") || answers(http, address + "/api/models");
        }
    }

    private static boolean answers(OutboundHttp http, String uri) {
        try {
            HttpReply answer = http.exchange(HttpCall.get(URI.create(uri)));
            return answer.status() == 200
                    && answer.header("content-type").orElse("").contains("json");
        } catch (NoReplyException e) {
            return false;
        }
    }
}
