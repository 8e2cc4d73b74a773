package dev.loggia.portal.visitor;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;

/** The network address a request comes from: what free quota and burst limits are counted by. */
public interface ClientAddressResolver {

    /** Never looks a name up and never believes a header that a client could have written. */
    InetAddress addressOf(HttpServletRequest request);
}
