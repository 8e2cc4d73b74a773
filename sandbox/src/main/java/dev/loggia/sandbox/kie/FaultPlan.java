package dev.loggia.sandbox.kie;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides each new task's faults: its prompt's triggers, the next of the queue, else the default. */
final class FaultPlan {
    private static final Pattern TRIGGER = Pattern.compile("\\[sim:([a-z0-9-]+?)(?:x(\\d{1,4}))?]");
    private static final int REMEMBERED = 4000;

    private final Deque<Faults> queue = new ArrayDeque<>();
    private final Map<String, Integer> used = new LinkedHashMap<>();
    private Faults standing = Faults.NONE;

    synchronized Faults next(String prompt) {
        Set<String> names = new HashSet<>();
        Matcher trigger = TRIGGER.matcher(prompt);
        while (trigger.find()) {
            String name = trigger.group(1);
            String times = trigger.group(2);
            if (Faults.known(name) && (times == null || useOne(prompt, name) <= Integer.parseInt(times))) {
                names.add(name);
            }
        }
        Faults queued = queue.poll();
        names.addAll((queued == null ? standing : queued).names());
        return names.isEmpty() ? Faults.NONE : new Faults(names);
    }

    /** {@code count} 0 stands until changed. */
    synchronized void plan(Faults faults, int count) {
        if (count == 0) {
            standing = faults;
        }
        for (int i = 0; i < Math.min(count, REMEMBERED); i++) {
            queue.add(faults);
        }
    }

    synchronized int queued() {
        return queue.size();
    }

    synchronized void clear() {
        queue.clear();
        used.clear();
        standing = Faults.NONE;
    }

    private int useOne(String prompt, String name) {
        if (used.size() > REMEMBERED) {
            used.keySet().remove(used.keySet().iterator().next());
        }
        return used.merge(name + ' ' + prompt.hashCode() + ' ' + prompt.length(), 1, Integer::sum);
    }
}
