package dev.loggia.proof.cluster;

import java.util.List;

/** What stands between the nodes and everything they use. */
public record Proxies(FaultProxy database, FaultProxy redis, FaultProxy provider, FaultProxy store)
        implements AutoCloseable {

    /** In the order of the constructor. */
    public List<FaultProxy> all() {
        return List.of(database, redis, provider, store);
    }

    /** Ends every fault. */
    public void clean() {
        all().forEach(FaultProxy::clean);
    }

    @Override
    public void close() {
        all().forEach(FaultProxy::close);
    }
}
