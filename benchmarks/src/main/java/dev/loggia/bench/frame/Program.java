package dev.loggia.bench.frame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built server and how the launcher starts it.
 *
 * @param launcher the script {@code loggia}
 * @param java the Java program
 * @param flags the launcher's words for the JVM
 * @param jar the unpacked server's jar
 * @param fatJar the same in one file, as built
 * @param javas the homes of the JDKs to start with, the oldest first
 */
public record Program(Path launcher, Path java, List<String> flags, Path jar, Path fatJar, List<Path> javas) {
    public Program {
        flags = List.copyOf(flags);
        javas = List.copyOf(javas);
    }

    /** As the launcher said in system properties. */
    public static Program fromLauncher() {
        return new Program(
                Path.of(System.getProperty("loggia.bench.launcher", "loggia")),
                Path.of(System.getProperty("loggia.bench.java", "java")),
                Stream.of(System.getProperty("loggia.bench.flags", "").split(" +"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                Path.of(System.getProperty("loggia.bench.jar", "loggia-exec.jar")),
                Path.of(System.getProperty("loggia.bench.fat-jar", "loggia-exec.jar")),
                Stream.of(System.getProperty("loggia.bench.javas", System.getProperty("java.home"))
                                .split(":", -1))
                        .map(Path::of)
                        .toList());
    }

    ProcessBuilder launcher(Path javaHome, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(launcher.toString(), "run"));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        return builder;
    }

    ProcessBuilder fat(Path javaHome) {
        return new ProcessBuilder(javaHome.resolve("bin/java").toString(), "-jar", fatJar.toString());
    }

    ProcessBuilder server(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(flags);
        words.addAll(List.of("-jar", jar.toString()));
        words.addAll(arguments);
        return new ProcessBuilder(words);
    }
}
