package dev.loggia.proof.planted;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.loggia.engine.delivery.Notice;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Writes the switches into the classes of the engine and its libraries, in this process, for as long as it is open. */
final class Weaver implements AutoCloseable {
    private static final ElementMatcher<MethodDescription> PREPARE =
            named("prepareStatement").and(takesArguments(4)).and(takesArgument(0, String.class));

    private final ResettableClassFileTransformer transformer;

    Weaver() {
        ByteBuddyAgent.install();
        transformer = agent("org.postgresql.jdbc.PgConnection", Prepare.class, PREPARE)
                .type(named("org.springframework.jdbc.datasource.DataSourceTransactionManager"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Commit.class).on(named("doCommit"))))
                .type(named("dev.loggia.engine.generation.settle.Settlement"))
                .transform((builder, type, loader, module, domain) -> builder.visit(
                        Advice.to(Settle.class).on(named("succeed").or(named("fail")))))
                .type(named("dev.loggia.engine.delivery.Deliveries"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Announce.class).on(named("tell"))))
                .installOnByteBuddyAgent();
    }

    private static AgentBuilder agent(String type, Class<?> advice, ElementMatcher<MethodDescription> methods) {
        return new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .type(named(type))
                .transform((builder, found, loader, module, domain) ->
                        builder.visit(Advice.to(advice).on(methods)));
    }

    @Override
    public void close() {
        transformer.reset(ByteBuddyAgent.getInstrumentation(), RedefinitionStrategy.RETRANSFORMATION);
    }

    /** Copied into the methods. */
    static final class Prepare {
        private Prepare() {}

        @Advice.OnMethodEnter
        @SuppressWarnings({"UnusedAssignment", "UnusedVariable", "ParameterReassignment"})
        static void enter(@Advice.Argument(value = 0, readOnly = false) String sql) {
            sql = Switches.prepared(sql);
        }
    }

    static final class Commit {
        private Commit() {}

        @Advice.OnMethodExit
        static void exit() {
            Switches.committed();
        }
    }

    static final class Settle {
        private Settle() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) Object row) {
            Switches.settling(row);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit() {
            Switches.settled();
        }
    }

    static final class Announce {
        private Announce() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(@Advice.This Object deliveries, @Advice.Argument(0) Notice notice) {
            return Switches.postponed(deliveries, notice);
        }
    }
}
