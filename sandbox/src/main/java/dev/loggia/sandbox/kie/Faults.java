package dev.loggia.sandbox.kie;

import java.util.Set;
import java.util.regex.Pattern;

/** What goes wrong with one createTask and its task. The names are listed in the module's README. */
record Faults(Set<String> names) {
    static final Faults NONE = new Faults(Set.of());
    private static final Pattern KNOWN = Pattern.compile("[45]\\d\\d|poll-[45]\\d\\d|fail|policy|refuse|slow|hang"
            + "|cb-(none|slow|dup|early|forged)|lost|lost-silent|lost-none|garbage|no-urls|badmedia|expired");

    Faults {
        names = Set.copyOf(names);
    }

    static boolean known(String name) {
        return KNOWN.matcher(name).matches();
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** The code createTask answers instead of accepting, or 0. */
    int refusal() {
        return has("refuse") ? 422 : code("");
    }

    /** The code recordInfo answers, or 0. */
    int pollCode() {
        return code("poll-");
    }

    boolean silentCallback() {
        return has("cb-none") || has("lost-silent");
    }

    private int code(String prefix) {
        return names.stream()
                .filter(name -> name.matches(prefix + "\\d{3}"))
                .mapToInt(name -> Integer.parseInt(name.substring(prefix.length())))
                .findFirst()
                .orElse(0);
    }
}
