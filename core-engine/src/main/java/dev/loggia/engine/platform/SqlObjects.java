package dev.loggia.engine.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * SQL objects that open and close a connection at each call, as {@link Jdbi#onDemand} makes them, but are attached to a handle
 * once and then used again. {@code onDemand} attaches anew at each call, which copies JDBI's whole configuration for every
 * method that the interface has: nearly half of the samples of {@code ./loggia prove model}.
 *
 * <p>Each concurrent caller has an attached object of its own, since a handle is for one thread at a time. Its handle never
 * sees a connection that outlives the call: it is opened on a stand-in that passes everything to the present one.
 */
public final class SqlObjects {
    private SqlObjects() {}

    /** An object whose methods each run on a connection of their own, or on that of the caller's Spring transaction. */
    public static <T> T onDemand(Jdbi jdbi, Class<T> type) {
        EngineConnections connections =
                jdbi.getConfig(EngineConnections.Known.class).connections();
        ConcurrentLinkedDeque<Attached> idle = new ConcurrentLinkedDeque<>();
        InvocationHandler calls = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(type, proxy, method.getName(), arguments);
            }
            Connection connection = open(connections);
            try {
                Attached attached = idle.pollFirst();
                if (attached == null) {
                    attached = new Attached(jdbi, connections, type, connection);
                }
                try {
                    return attached.call(connection, invocation -> invocation.invoke(proxy, method, arguments));
                } finally {
                    idle.addFirst(attached);
                }
            } finally {
                connections.closeConnection(connection);
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    }

    private static Connection open(EngineConnections connections) {
        try {
            return connections.openConnection();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private static Object ofObject(Class<?> type, Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getSimpleName();
        };
    }

    private interface Call {
        @Nullable
        Object with(InvocationHandler attached) throws Throwable;
    }

    /** One attached object with the stand-in that its handle takes for a connection. */
    private static final class Attached {
        private final InvocationHandler object;
        private @Nullable Connection present;

        Attached(Jdbi jdbi, EngineConnections connections, Class<?> type, Connection first) {
            present = first;
            Connection standIn = (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            return method.invoke(present, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            object = Proxy.getInvocationHandler(
                    connections.giving(standIn, jdbi::open).attach(type));
        }

        @Nullable
        Object call(Connection connection, Call call) throws Throwable {
            present = connection;
            try {
                return call.with(object);
            } finally {
                present = null;
            }
        }
    }
}
