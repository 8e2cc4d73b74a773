package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.loggia.engine.media.ByteRange;
import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.StoredObject;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.unit.DataSize;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "many | number | it must be a whole number, but it is \"many\"",
                "99999999999 | number | it must be a whole number, but it is \"99999999999\"",
                "maybe | toggle | it must be true or false, but it is \"maybe\"",
                "soon | time | it must be a time such as 500ms, 10s or 2m, but it is \"soon\"",
                "big | size | it must be a size such as 64KB or 1MB, but it is \"big\""
            })
    void saysWhatASettingMustBe(String value, String name, String sentence) {
        Binder binder = new Binder(
                List.of(new MapConfigurationPropertySource(Map.of("loggia.some." + name, value))),
                null,
                ApplicationConversionService.getSharedInstance());

        Throwable failure = catchThrowable(() -> binder.bindOrCreate("loggia.some", Some.class));
        assertThat(StartupFailure.sentence(failure)).hasValueSatisfying(said -> assertThat(said)
                .startsWith("The setting ")
                .contains("loggia.some")
                .endsWith(sentence + "."));
    }

    record Some(int number, boolean toggle, Duration time, DataSize size) {}

    @Test
    void anObjectStoreThatDoesNotAnswerIsSaidBeforeAnyDoorOpens() {
        MediaStoreCheck check = new MediaStoreCheck(new SilentStore());

        assertThatThrownBy(check::start)
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith("The object store does not answer as it should; check S3_ENDPOINT");
        assertThat(check.isRunning()).isFalse();
    }

    /** Gives nothing and takes nothing. */
    private static final class SilentStore implements MediaStore {
        @Override
        public void put(String key, Path file, String contentType, String cacheControl) {
            throw silent();
        }

        @Override
        public boolean copy(String from, String to) {
            throw silent();
        }

        @Override
        public Optional<StoredObject> get(String key, @Nullable ByteRange range) {
            throw silent();
        }

        @Override
        public void delete(String key) {
            throw silent();
        }

        private static LoggiaException silent() {
            return new LoggiaException(ErrorCode.MEDIA_STORE, "no answer");
        }
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
