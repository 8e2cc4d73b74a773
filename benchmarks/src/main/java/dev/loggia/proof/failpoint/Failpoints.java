package dev.loggia.proof.failpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The failpoints of some processes that share a folder. Arming one lets exactly one of them, once, end itself at once when a
 * thread of it comes there; the others and its successor pass.
 */
public final class Failpoints {
    static final String FOLDER = "loggia.failpoints";
    static final String ARMED = "armed";
    static final String FIRED = "fired";

    private final Path folder;

    public Failpoints(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(this.folder.resolve(ARMED));
            Files.createDirectories(this.folder.resolve(FIRED));
            writeAgent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the JVM of a process of the product. The agent needs Byte Buddy on its class path. */
    public List<String> jvmOptions() {
        return List.of("-javaagent:" + agent(), "-D" + FOLDER + "=" + folder);
    }

    /** Whoever comes there next ends. */
    public void arm(Failpoint point) {
        try {
            Files.deleteIfExists(fired(point));
            Files.createFile(armed(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody ends there any more. False when somebody had. */
    public boolean disarm(Failpoint point) {
        try {
            return Files.deleteIfExists(armed(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that ended there since it was armed last. */
    public OptionalLong firedIn(Failpoint point) {
        try {
            String pid = Files.exists(fired(point)) ? Files.readString(fired(point)) : "";
            return pid.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path armed(Failpoint point) {
        return folder.resolve(ARMED).resolve(point.wireName());
    }

    private Path fired(Failpoint point) {
        return folder.resolve(FIRED).resolve(point.wireName());
    }

    private Path agent() {
        return folder.resolve("failpoints.jar");
    }

    /** This package alone: the product would take the beans of the other proofs for its own. */
    private void writeAgent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", FailpointAgent.class.getName());
        String home = Failpoints.class.getPackageName().replace('.', '/');
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(agent()), manifest);
                Stream<Path> classes = Files.list(classes().resolve(home))) {
            for (Path file : classes.toList()) {
                jar.putNextEntry(new JarEntry(home + "/" + file.getFileName()));
                Files.copy(file, jar);
            }
        }
    }

    private static Path classes() throws IOException {
        try {
            return Path.of(Failpoints.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
