package dev.loggia.bench.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Linux says of a process.
 *
 * @param pid its number
 */
public record ProcessFigures(long pid) {
    private static final Pattern PROCESSOR_TIME = Pattern.compile("\\) (?:\\S+ ){11}(\\d+) (\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final double TICKS_A_SECOND = 100;

    /** Processor seconds it has used so far, in user and system mode. */
    public double processorSeconds() {
        Matcher stat = find(PROCESSOR_TIME, "stat");
        return (Long.parseLong(stat.group(1)) + Long.parseLong(stat.group(2))) / TICKS_A_SECOND;
    }

    /** Resident memory of the process itself, without its children, in MB of 1 048 576 bytes. */
    public double residentMegabytes() {
        return Long.parseLong(find(RESIDENT, "status").group(1)) / 1024.0;
    }

    /** Lets a Java process collect its garbage, so that what stays is what it needs. */
    public void collectGarbage() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd cannot reach process " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Matcher find(Pattern pattern, String file) {
        try {
            Matcher found = pattern.matcher(Files.readString(Path.of("/proc", Long.toString(pid), file)));
            if (!found.find()) {
                throw new IllegalStateException("/proc/" + pid + "/" + file + " cannot be read");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
