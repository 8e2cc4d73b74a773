package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.server.local.FreePort;
import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartupTest {

    @Test
    void saysOneSentenceAndFailsWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoggiaServer.class.getName(),
                            "--PORT=" + taken.getLocalPort())
                    .start();
            String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(1);
            assertThat(out).isEmpty();
            assertThat(err)
                    .isEqualTo("loggia: Port " + taken.getLocalPort()
                            + " is already in use; stop what uses it, or choose" + " another one, for example: PORT="
                            + (taken.getLocalPort() + 10) + " ./loggia run\n");
        }
    }

    @Test
    void saysWhichAddressIsNone() {
        assertThatThrownBy(() -> ListenAddress.check("203.0.113.7", FreePort.any(), "PORT"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("LOGGIA_HOST is \"203.0.113.7\", which is no address of this machine");
        assertThatThrownBy(() -> ListenAddress.check("no.such.host.invalid", 0, "PORT"))
                .hasMessageContaining("which is no address of this machine");
    }

    @Test
    void findsTheSentenceUnderTheFramework() {
        Throwable wrongKey = new LoggiaException(ErrorCode.CONFIGURATION, "KIE.AI refuses KIE_API_KEY; check it.");

        assertThat(StartupFailure.sentence(new IllegalStateException("bean x", new IOException(wrongKey))))
                .contains("KIE.AI refuses KIE_API_KEY; check it.");
        assertThat(StartupFailure.sentence(new IllegalStateException("a defect")))
                .isEmpty();
    }
}
