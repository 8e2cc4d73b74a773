package dev.loggia.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    /** FIPS 180-2, appendix B.1. */
    @Test
    void aTextAndAFileWithTheSameBytesHaveTheSameHash(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc");

        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex(file)).isEqualTo(Sha256.hex("abc"));
    }
}
