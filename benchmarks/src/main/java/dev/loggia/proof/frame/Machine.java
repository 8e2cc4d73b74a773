package dev.loggia.proof.frame;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where a proof ran: figures mean nothing without it. */
public final class Machine {
    private Machine() {}

    /** Commit (as the launcher found it), cores, Java, system and the load of the last minute. */
    public static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("commit", System.getProperty("loggia.commit", "unknown"));
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("load", load());
        return facts;
    }

    /** How busy the machine was over the last minute, others included: runnable threads, two decimals. */
    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "%.2f", load);
    }
}
