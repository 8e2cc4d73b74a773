package dev.loggia.proof.cluster;

import dev.loggia.server.local.Binaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The servers' programs, unpacked once below this module's {@code target}. */
final class Programs {
    private Programs() {}

    /** The folder that holds {@code bin/postgres}. */
    static Path postgres() {
        return unpacked(Binaries::postgres);
    }

    /** The {@code redis-server} program. */
    static Path redis() {
        return unpacked(Binaries::redis);
    }

    /** This module's {@code target}. */
    static Path target() {
        try {
            return Path.of(Programs.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve("..")
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Unpacking {
        Path from(Binaries binaries) throws IOException;
    }

    /** Another proof may be at it in another process. */
    private static synchronized Path unpacked(Unpacking unpacking) {
        try {
            Path cache = Files.createDirectories(target().resolve("programs"));
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("No lock on " + cache);
                }
                return unpacking.from(new Binaries(cache));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
