package dev.loggia.engine.testing;

import dev.loggia.engine.account.Accounts;
import dev.loggia.engine.account.AddressHasher;
import dev.loggia.engine.account.AddressKey;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.credit.Ledger;
import dev.loggia.engine.credit.LedgerAudit;
import dev.loggia.engine.credit.Reference;
import dev.loggia.engine.delivery.DeliveryHandler;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.platform.Sha256;
import dev.loggia.engine.provider.TaskCallback;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.work.RecurringWork;
import dev.loggia.engine.work.StepHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole engine on a real database with a scriptable provider, a real media store in a folder and no Redis: what a door
 * talks to.
 */
public final class TestEngine implements AutoCloseable {
    private static final AddressHasher HASHER = new AddressHasher(Secrets.of("a-secret-for-tests-only-0123456789"));

    private final TestDatabase database;
    private final Runnable after;
    private final AnnotationConfigApplicationContext context;
    private final FakeProvider provider = new FakeProvider();
    private final ResultServer results = ResultServer.start();
    private final ConcurrentLinkedQueue<GenerationId> told = new ConcurrentLinkedQueue<>();

    private TestEngine(
            TestDatabase database,
            Runnable after,
            Path folder,
            String door,
            Map<String, Object> settings,
            Class<?>... more) {
        this.database = database;
        this.after = after;
        Map<String, Object> properties = new HashMap<>(Map.of(
                "loggia.secret", "a-secret-for-tests-only-0123456789",
                "loggia.public-url", "http://localhost:8080",
                "loggia.redis.enabled", "false",
                "loggia.work.poll", "50ms",
                "loggia.generation.first-poll", "0s",
                "loggia.media.files.root", folder.resolve("media").toString(),
                "loggia.media.allowed-origins", results.origin(),
                "loggia.quota.members", "false",
                "loggia.rates.generate.free-burst", "100000",
                "loggia.rates.generate.member-burst", "100000"));
        properties.putAll(settings);
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        // It is the database's own, and outlives this node.
        context.registerBean(
                "dataSource", DataSource.class, database::dataSource, bean -> bean.setDestroyMethodName(""));
        context.registerBean(
                PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database.dataSource()));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(FakeProvider.class, () -> provider);
        context.registerBean(DeliveryHandler.class, () -> new RecordingDoor(door, told));
        context.register(Engine.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.refresh();
    }

    /** The provider calls back, as KIE does. */
    public void callBack(GenerationId id, int attempt, String taskId) {
        generations().providerCalled(new TaskCallback(provider.name(), id, attempt, taskId, Sha256.hex(taskId)));
    }

    public static TestEngine start(Path folder) {
        return start(folder, Map.of());
    }

    /** With settings that differ from the defaults. */
    public static TestEngine start(Path folder, Map<String, Object> settings) {
        TestDatabase own = TestDatabase.create();
        return new TestEngine(own, own::close, folder, "test", settings);
    }

    /** With beans of the caller's beside it. */
    public static TestEngine startWith(Path folder, Class<?>... more) {
        TestDatabase own = TestDatabase.create();
        return new TestEngine(own, own::close, folder, "test", Map.of(), more);
    }

    /** One more node on a database, with a module that stands on the engine: configuration classes of the caller's. */
    public static TestEngine nodeWith(
            TestDatabase database, Path folder, Map<String, Object> settings, Class<?>... more) {
        return new TestEngine(database, () -> {}, folder, "test", settings, more);
    }

    /** One more node on a database, whose one door has this name; what is asked for here is asked at the door {@code test}. */
    public static TestEngine node(TestDatabase database, Path folder, String door, Map<String, Object> settings) {
        return new TestEngine(database, () -> {}, folder, door, settings);
    }

    public Generations generations() {
        return context.getBean(Generations.class);
    }

    public Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    public LedgerAudit audit() {
        return context.getBean(LedgerAudit.class);
    }

    public FreeQuota quota() {
        return context.getBean(FreeQuota.class);
    }

    public Feed feed() {
        return context.getBean(Feed.class);
    }

    public FakeProvider provider() {
        return provider;
    }

    public ResultServer results() {
        return results;
    }

    public TestDatabase database() {
        return database;
    }

    /** Whom the door was told about, in order. */
    public ConcurrentLinkedQueue<GenerationId> told() {
        return told;
    }

    /** One step of a generation here and now, as a second node would make it. */
    public void step(GenerationId id) {
        context.getBeansOfType(StepHandler.class).values().stream()
                .filter(handler -> handler.kind().equals("generation"))
                .forEach(handler -> handler.step(id.toString()));
    }

    /** One run of something that is otherwise done every so often. */
    public void recur(String name) {
        context.getBeansOfType(RecurringWork.class).values().stream()
                .filter(work -> work.name().equals(name))
                .forEach(RecurringWork::run);
    }

    /** A front door of the engine that has no method of its own here. */
    public <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    /** One of several of a type. */
    public <T> T named(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** A member with so many credits. */
    public Requester.Member member(long credits) {
        AccountId account =
                context.getBean(Accounts.class).open("test", UUID.randomUUID().toString());
        if (credits > 0) {
            ledger().grant(account, credits, new Reference("test", account.toString()), "for a test");
        }
        return new Requester.Member(account);
    }

    /** A visitor from an address. */
    public static Requester.Visitor visitor(String address) {
        try {
            AddressKey key = HASHER.hash(InetAddress.getByName(address), Instant.now());
            return new Requester.Visitor(
                    key, "visitor-" + address.replace('.', '-').replace(':', '_') + "-0123456789");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Asks for a free model's image. */
    public SubmitOutcome ask(Requester requester) {
        return ask(requester, null);
    }

    public SubmitOutcome ask(Requester requester, @Nullable String idempotencyKey) {
        return generations()
                .submit(new SubmitGeneration(
                        requester,
                        "test",
                        MediaKind.IMAGE,
                        "a lighthouse at dusk",
                        null,
                        Map.of(),
                        false,
                        idempotencyKey,
                        idempotencyKey == null ? null : "body",
                        "trace-1"));
    }

    /** Asks and expects to be accepted. */
    public GenerationId accepted(Requester requester) {
        SubmitOutcome outcome = ask(requester);
        if (outcome instanceof SubmitOutcome.Accepted accepted) {
            return accepted.id();
        }
        throw new AssertionError("Not accepted: " + outcome);
    }

    public GenerationView view(GenerationId id) {
        return generations().find(id, null).orElseThrow();
    }

    /** Waits until a generation is in a state. */
    public GenerationView await(GenerationId id, GenerationState state) {
        return Awaitility.await("generation in " + state)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> view(id), view -> view.state() == state);
    }

    @Override
    public void close() {
        context.close();
        results.close();
        after.run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ComponentScan(
            basePackages = "dev.loggia.engine",
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.loggia\\.engine\\.provider\\.kie\\..*"),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.loggia\\.engine\\.testing\\..*")
            })
    static class Engine {}

    private record RecordingDoor(String door, ConcurrentLinkedQueue<GenerationId> told) implements DeliveryHandler {
        @Override
        public Set<String> kinds() {
            return Set.of("result");
        }

        @Override
        public Result deliver(dev.loggia.engine.delivery.Delivery delivery) {
            told.add(GenerationUpdates.id(delivery.subject()));
            return new Result.Delivered();
        }
    }
}
