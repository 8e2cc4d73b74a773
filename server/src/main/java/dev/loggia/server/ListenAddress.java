package dev.loggia.server;

import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;

/** Looks whether the web server will be able to listen, before anything else is started. */
public final class ListenAddress {
    private ListenAddress() {}

    /**
     * @param setting the name to tell the operator
     * @throws StartupProblem when the address cannot be listened on
     */
    public static void check(String host, int port, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            InetAddress address = InetAddress.getByName(host);
            socket.bind(new InetSocketAddress(address, port));
        } catch (UnknownHostException e) {
            throw new StartupProblem(
                    "LOGGIA_HOST is \"" + host + "\", which is no address of this machine; use 127.0.0.1"
                            + " for this machine alone or 0.0.0.0 for everyone.",
                    e);
        } catch (BindException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.contains("ssign")) {
                throw new StartupProblem(
                        "LOGGIA_HOST is \"" + host + "\", which is no address of this machine; use"
                                + " 127.0.0.1 for this machine alone or 0.0.0.0 for everyone.",
                        e);
            }
            if (reason.contains("denied")) {
                throw new StartupProblem(
                        "This user may not listen on port " + port + "; choose a port above 1023 with " + setting + ".",
                        e);
            }
            throw new StartupProblem(inUse(port, setting), e);
        } catch (IOException e) {
            throw new StartupProblem("Loggia cannot listen on " + host + ":" + port + " (" + e.getMessage() + ").", e);
        }
    }

    /** How a program on this machine reaches the server. */
    public static String onThisMachine(String host, int port) {
        boolean local = Set.of("127.0.0.1", "0.0.0.0", "::", "::1", "localhost").contains(host);
        String name = local ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port;
    }

    static String inUse(int port, String setting) {
        return "Port " + port + " is already in use; stop what uses it, or choose another one, for example: " + setting
                + "=" + (port + 10) + " ./loggia run";
    }
}
