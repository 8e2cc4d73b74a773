package dev.loggia.proof.cluster;

import dev.loggia.engine.credit.LedgerAudit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Servers as an operator with more than one would run them: the product's processes on one PostgreSQL, one Redis, one object
 * store and one provider, all real processes of this machine but the provider, which is the stand-in. They end with this
 * process, however it ends.
 *
 * <pre>{@code
 * try (Cluster cluster = Cluster.open(ClusterOptions.in(folder).withNodes(2))) {
 *     cluster.startNodes();
 *     cluster.node(0).kill();
 *     cluster.jdbi().useHandle(...);
 * }
 * }</pre>
 */
public final class Cluster implements AutoCloseable {
    /** What the nodes derive their keys from, for a driver that has to make the same. */
    public static final String SECRET = "a-secret-for-proofs-only-0123456789";

    /** For a process that plays so many small proofs that their starts together are worth {@link #prepareForManyStarts}. */
    private static final String MANY_STARTS = "loggia.proof.many-starts";

    private final Deque<Runnable> closings;
    private final Path folder;
    private final Postgres postgres;
    private final Redis redis;
    private final StandIn provider;
    private final Optional<ObjectStore> store;
    private final Optional<Proxies> proxies;
    private final List<Node> nodes;
    private final List<String> jvm;

    private Cluster(ClusterOptions options, Deque<Runnable> closings) throws IOException {
        this.closings = closings;
        folder = Files.createDirectories(options.folder()).toAbsolutePath();
        int providerPort = Ports.free();
        postgres = new Postgres(folder, options.fsync());
        closings.push(postgres::close);
        redis = new Redis(folder);
        closings.push(redis::close);
        store = options.objectStore() ? Optional.of(new ObjectStore(folder)) : Optional.empty();
        store.ifPresent(opened -> closings.push(opened::close));
        proxies = options.faults() ? Optional.of(proxies(providerPort)) : Optional.empty();
        proxies.ifPresent(opened -> closings.push(opened::close));
        int publicPort = proxies.map(all -> all.provider().port()).orElse(providerPort);
        provider = new StandIn(folder, providerPort, publicPort, options.provider());
        closings.push(provider::close);
        jvm = options.jvm();
        Map<String, String> environment = environment(options, publicPort);
        nodes = IntStream.range(0, options.nodes())
                .mapToObj(i -> node(i, environment))
                .toList();
        nodes.forEach(node -> closings.push(node::close));
    }

    /** Starts everything but the nodes. */
    public static Cluster open(ClusterOptions options) {
        if (Boolean.getBoolean(MANY_STARTS)) {
            ClassArchive.make(options.jvm());
        }
        Deque<Runnable> closings = new ArrayDeque<>();
        try {
            return new Cluster(options, closings);
        } catch (IOException e) {
            closings.forEach(Runnable::run);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            closings.forEach(Runnable::run);
            throw e;
        }
    }

    /** Starts all nodes, the first alone since it may have to migrate the database; returns when all are ready. */
    public void startNodes() {
        nodes.get(0).start();
        List<Node> others = nodes.subList(1, nodes.size());
        others.forEach(node -> node.launch(List.of(), Map.of()));
        others.forEach(Node::awaitReady);
    }

    /**
     * Makes every later start of a node cheaper by two fifths; costs as much as two starts, once for a build. For proofs that
     * start nodes many times.
     */
    public void prepareForManyStarts() {
        ClassArchive.make(jvm);
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** From 0. */
    public Node node(int number) {
        return nodes.get(number);
    }

    public Postgres postgres() {
        return postgres;
    }

    public Redis redis() {
        return redis;
    }

    public StandIn provider() {
        return provider;
    }

    /** Empty when results go to a folder. */
    public Optional<ObjectStore> store() {
        return store;
    }

    /**
     * What stands between the nodes and the rest.
     *
     * @throws java.util.NoSuchElementException when the cluster was made without faults
     */
    public Proxies proxies() {
        return proxies.orElseThrow();
    }

    /** The nodes' database, past any proxy. */
    public Jdbi jdbi() {
        return postgres.jdbi();
    }

    /** What of the books does not add up, in words; empty when all is well. */
    public List<String> audit() {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "no limits",
                        Map.of("loggia.quota.images-per-day", "1000000", "loggia.quota.videos-per-week", "1000000")));
        return LedgerAudit.over(jdbi(), settings).run().stream()
                .map(finding -> "audit " + finding.number() + " (" + finding.invariant() + "): " + finding.offence())
                .toList();
    }

    /** Where logs and data are. */
    public Path folder() {
        return folder;
    }

    private Proxies proxies(int providerPort) {
        return new Proxies(
                new FaultProxy(postgres.port()),
                new FaultProxy(redis.port()),
                new FaultProxy(providerPort),
                new FaultProxy(store.map(ObjectStore::port).orElseGet(Ports::free)));
    }

    /** What an operator would write, and the settings. */
    private Map<String, String> environment(ClusterOptions options, int providerPort) {
        int databasePort = proxies.map(all -> all.database().port()).orElse(postgres.port());
        int redisPort = proxies.map(all -> all.redis().port()).orElse(redis.port());
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                Postgres.url(databasePort),
                "REDIS_URL",
                "redis://127.0.0.1:" + redisPort,
                "KIE_BASE_URL",
                "http://127.0.0.1:" + providerPort,
                "KIE_WEBHOOK_KEY",
                StandIn.WEBHOOK_KEY,
                "LOGGIA_SECRET",
                SECRET,
                // So that one driver can be many visitors, by X-Forwarded-For.
                "LOGGIA_CLIENT_ADDRESS",
                "trusted-proxy",
                "LOGGIA_TRUSTED_PROXIES",
                "127.0.0.1",
                "LC_ALL",
                "C.UTF-8"));
        store.ifPresent(opened -> {
            int port = proxies.map(all -> all.store().port()).orElse(opened.port());
            environment.put("S3_ENDPOINT", "http://127.0.0.1:" + port);
            environment.put("S3_BUCKET", ObjectStore.BUCKET);
            environment.put("S3_ACCESS_KEY", ObjectStore.ACCESS_KEY);
            environment.put("S3_SECRET_KEY", ObjectStore.SECRET_KEY);
        });
        environment.putAll(Node.variables(options.settings()));
        return environment;
    }

    private Node node(int number, Map<String, String> environment) {
        String name = "node-" + (number + 1);
        Map<String, String> own = new HashMap<>(environment);
        own.putIfAbsent("LOGGIA_DATA", folder.resolve(name).toString());
        own.putIfAbsent("LOGGIA_WORK_NODE", name);
        return new Node(name, folder, own, jvm);
    }

    @Override
    public void close() {
        for (Runnable closing = closings.poll(); closing != null; closing = closings.poll()) {
            closing.run();
        }
    }
}
