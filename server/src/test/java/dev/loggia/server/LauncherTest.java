package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's choices, with folders that look like JDKs. */
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("..", "loggia").toAbsolutePath().normalize();

    @TempDir
    Path jvms;

    @Test
    void prefersTheNewestJdk() throws Exception {
        jdk("java-11", "11.0.2");
        jdk("java-17", "17.0.15");
        Path newest = jdk("java-99", "99.0.1");
        jdk("java-8", "1.8.0_402");

        assertThat(java(Map.of())).isEqualTo(newest.toString());
    }

    @Test
    void prefersJavaHomeToANewerOne() throws Exception {
        jdk("java-99", "99");
        Path chosen = jdk("java-21", "21");

        assertThat(java(Map.of("JAVA_HOME", chosen.toString()))).isEqualTo(chosen.toString());
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        Path newest = jdk("java-99", "99");
        Path old = jdk("java-11", "11.0.2");

        assertThat(java(Map.of("JAVA_HOME", old.toString())))
                .isEqualTo("loggia: JAVA_HOME is no JDK from 17 on; looking for another.\n" + newest);
    }

    @Test
    void refusesAVerbItDoesNotKnow() throws Exception {
        assertThat(launch(Map.of(), "dance")).isEqualTo("loggia: there is no verb `dance`; ./loggia help lists them.");
    }

    private String java(Map<String, String> environment) throws Exception {
        return launch(environment, "java");
    }

    private String launch(Map<String, String> environment, String verb) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", LAUNCHER.toString(), verb).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("LOGGIA_JVM_FOLDER", jvms.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = jvms.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path program = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
