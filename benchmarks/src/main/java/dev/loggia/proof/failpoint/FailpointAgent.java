package dev.loggia.proof.failpoint;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/** Writes every failpoint into the classes of the product as they are loaded. */
public final class FailpointAgent {
    static final String TRANSACTIONS = "org.springframework.jdbc.datasource.DataSourceTransactionManager";
    static final String COMMIT = "doCommit";
    static final String BODY = "org.apache.hc.core5.http.impl.io.ContentLengthInputStream";
    static final String READ = "read";

    /** How a process ends that a point could not be written into. */
    static final int UNUSABLE = 70;

    private FailpointAgent() {}

    /** Called by the JVM before the product's main method. */
    public static void premain(String unused, Instrumentation instrumentation) {
        AgentBuilder agent =
                new AgentBuilder.Default().disableClassFormatChanges().with(new NoProofWithoutPoints());
        for (Failpoint point : Failpoint.values()) {
            for (Place place : point.places()) {
                agent = agent.type(named(place.type()))
                        .transform((builder, type, loader, module, domain) -> instrument(builder, point, place));
            }
        }
        ClassFileTransformer writer = agent.type(named(TRANSACTIONS))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Bodies.Commit.class).on(named(COMMIT))))
                .type(named(BODY))
                .transform((builder, type, loader, module, domain) -> builder.visit(
                        Advice.to(Bodies.Read.class).on(named(READ).and(takesArguments(3)))))
                .makeRaw();
        instrumentation.addTransformer(new OnlyOf(types(), writer));
    }

    private static Set<String> types() {
        return Stream.concat(
                        Stream.of(TRANSACTIONS, BODY),
                        Arrays.stream(Failpoint.values())
                                .flatMap(point -> point.places().stream())
                                .map(Place::type))
                .map(type -> type.replace('.', '/'))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Looks at the name before anything else: a start loads some fifteen thousand classes, and a proof starts many times. */
    private record OnlyOf(Set<String> types, ClassFileTransformer writer) implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String type,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes)
                throws IllegalClassFormatException {
            return type != null && types.contains(type)
                    ? writer.transform(loader, type, redefined, domain, bytes)
                    : null;
        }
    }

    private static DynamicType.Builder<?> instrument(DynamicType.Builder<?> builder, Failpoint point, Place place) {
        Class<?> advice =
                switch (place.moment()) {
                    case BEFORE -> Bodies.Before.class;
                    case AFTER -> Bodies.After.class;
                    case AT_COMMIT, IN_MID_STREAM -> Bodies.Inside.class;
                };
        return builder.visit(Advice.withCustomMapping()
                .bind(Bodies.Point.class, point.wireName())
                .to(advice)
                .on(named(place.method()).and(not(isAbstract()))));
    }

    /** A point that could not be written in would never fire, and its proof would be of nothing. */
    private static final class NoProofWithoutPoints extends AgentBuilder.Listener.Adapter {
        @Override
        @SuppressWarnings("SystemOut") // there is no logging yet
        public void onError(
                String type,
                @Nullable ClassLoader loader,
                @Nullable JavaModule module,
                boolean loaded,
                Throwable problem) {
            System.err.println("The failpoints of " + type + " could not be written in: " + problem);
            Runtime.getRuntime().halt(UNUSABLE);
        }
    }
}
