package dev.loggia.sandbox.discord;

import java.util.function.IntSupplier;

/** What can happen to gateway connections, and what came over them. */
public final class GatewayFaults {
    private final World world;
    private final Gateway gateway;

    GatewayFaults(World world, Gateway gateway) {
        this.world = world;
        this.gateway = gateway;
    }

    /** Op 7: asks every connection to reconnect and resume. */
    public void askToReconnect() {
        locked(gateway::askToReconnect);
    }

    /** Op 9: the sessions are invalid; {@code resumable} as its data says. */
    public void invalidate(boolean resumable) {
        locked(() -> gateway.invalidate(resumable));
    }

    /** Ends every TCP connection without a closing frame; the sessions can be resumed. */
    public void drop() {
        locked(() -> gateway.connections().forEach(Link::cut));
    }

    /** As {@link #drop()}, and nothing can be resumed: events in between are lost. */
    public void dropForGood() {
        locked(() -> {
            gateway.connections().forEach(link -> {
                link.leave();
                link.cut();
            });
            gateway.forgetSessions();
        });
    }

    /** Closes every connection with a code such as 4000 or 4004. */
    public void close(int code) {
        locked(() -> gateway.connections().forEach(link -> link.close(code, "")));
    }

    /** Today's connections stay open and dead: no heartbeat is answered, no event goes out. New ones work. */
    public void silence() {
        locked(() -> gateway.connections().forEach(link -> link.silent = true));
    }

    /** Whether new connections are closed at once. */
    public void refuse(boolean value) {
        locked(() -> gateway.refusing = value);
    }

    /** How many connections have a session and are alive. */
    public int ready() {
        return number(gateway::ready);
    }

    /** How often a bot has identified. */
    public int identified() {
        return number(() -> gateway.identified);
    }

    /** How often a session was resumed. */
    public int resumed() {
        return number(() -> gateway.resumed);
    }

    /** How many heartbeats came. */
    public int heartbeats() {
        return number(() -> gateway.heartbeats);
    }

    private void locked(Runnable step) {
        synchronized (world) {
            step.run();
            world.changed();
        }
    }

    private int number(IntSupplier value) {
        synchronized (world) {
            return value.getAsInt();
        }
    }
}
