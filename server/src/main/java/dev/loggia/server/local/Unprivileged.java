package dev.loggia.server.local;

import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root, yet containers and fresh servers are root. In a user namespace of its own a process
 * is nobody although its files stay root's; where namespaces are forbidden (Docker's default), the folder is given to the
 * user nobody for good, and the owner of the folder decides from then on.
 */
public final class Unprivileged {
    private static final int NOBODY = 65534;

    private Unprivileged() {}

    /** Words to put before a command that works on the folder, which exists; may change the folder's owner. */
    public static List<String> prefixFor(Path folder) throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        int owner = (Integer) Files.getAttribute(folder, "unix:uid");
        if (owner == 0) {
            if (Shell.succeeds("unshare", "-U", "true")) {
                return List.of("unshare", "-U");
            }
            Files.setAttribute(folder, "unix:uid", NOBODY);
            Files.setAttribute(folder, "unix:gid", NOBODY);
            owner = NOBODY;
        }
        List<String> prefix = List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups");
        if (!Shell.succeeds(
                "setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups", "ls", folder.toString())) {
            throw new StartupProblem("PostgreSQL does not run as root, and the user nobody cannot reach " + folder
                    + "; run Loggia as an ordinary user, or set LOGGIA_DATA to a folder that everybody may enter, such as"
                    + " /var/lib/loggia.");
        }
        return prefix;
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? ((Integer) Files.getAttribute(self, "unix:uid")) == 0
                : "root".equals(System.getProperty("user.name"));
    }
}
