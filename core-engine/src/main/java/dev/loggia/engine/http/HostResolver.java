package dev.loggia.engine.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses of a host that may be dialled. What it returns is dialled, so there is no second look-up between check and use. */
@FunctionalInterface
public interface HostResolver {

    /** Every address that the system knows. */
    HostResolver SYSTEM = InetAddress::getAllByName;

    InetAddress[] resolve(String host) throws UnknownHostException;
}
