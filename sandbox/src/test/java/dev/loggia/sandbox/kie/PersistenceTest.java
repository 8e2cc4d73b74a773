package dev.loggia.sandbox.kie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
    @TempDir
    private Path directory;

    @Test
    void remembersTasksPicturesAndBalanceOverARestart() throws Exception {
        String taskId;
        byte[] picture;
        BigDecimal left;
        try (KieStandIn standIn = start(0.022)) {
            Caller kie = new Caller(standIn, "k");
            taskId = kie.accepted("a lighthouse in the storm");
            picture = kie.fetch(kie.result(kie.ended(taskId))).body();
            left = kie.get("/api/v1/chat/credit").path("data").decimalValue();
        }
        try (KieStandIn standIn = start(0.022)) {
            Caller kie = new Caller(standIn, "k");
            var data = kie.record(taskId).path("data");
            assertThat(data.path("state").asString()).isEqualTo("success");
            assertThat(kie.fetch(kie.result(data)).body()).isEqualTo(picture);
            assertThat(kie.get("/api/v1/chat/credit").path("data").decimalValue())
                    .isEqualByComparingTo(left);
        }
    }

    @Test
    void finishesAndCallsBackAfterItsProcessWasKilled() throws Exception {
        Path address = directory.resolve("address");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, ""),
                        "dev.loggia.sandbox.kie.Main",
                        "--state-dir",
                        directory.toString(),
                        "--duration-factor",
                        "2") // six seconds or more, within which it is killed
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        String taskId;
        try (Receiver receiver = new Receiver()) {
            try {
                Awaitility.await().until(() -> Files.exists(address) && Files.size(address) > 0);
                Caller kie = new Caller(URI.create(Files.readString(address)), "k");
                taskId = kie.create("survive", receiver.url("/cb"))
                        .path("data")
                        .path("taskId")
                        .asString();
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertThat(receiver.calls()).isEmpty();
            try (KieStandIn standIn = start(0.5)) {
                assertThat(new Caller(standIn, "k").ended(taskId).path("state").asString())
                        .isEqualTo("success");
                Awaitility.await().until(() -> receiver.calls().size() == 1);
            }
        }
    }

    @Test
    void ignoresALineCutShort() throws Exception {
        Files.writeString(directory.resolve("kie-tasks.jsonl"), "{\"balance\":7}\n{\"created\":{\"taskId\":\"12");
        try (KieStandIn standIn = start(1)) {
            assertThat(new Caller(standIn, "k")
                            .get("/api/v1/chat/credit")
                            .path("data")
                            .asInt())
                    .isEqualTo(7);
        }
    }

    private KieStandIn start(double factor) {
        return KieStandIn.start(Options.fast().toBuilder()
                .durationFactor(factor)
                .stateDir(directory)
                .build());
    }
}
