package dev.loggia.proof.failpoint;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/** What the agent writes into the product's methods, copied from here. */
final class Bodies {
    private Bodies() {}

    /** The name of the point, written in by the agent. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Point {}

    static final class Before {
        private Before() {}

        @Advice.OnMethodEnter
        static void enter(@Point String point) {
            Tripwire.reach(point);
        }
    }

    static final class After {
        private After() {}

        @Advice.OnMethodExit
        static void exit(@Point String point, @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object returned) {
            Tripwire.reachAfter(point, returned);
        }
    }

    static final class Inside {
        private Inside() {}

        @Advice.OnMethodEnter
        static void enter(@Point String point) {
            Tripwire.enter(point);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Point String point) {
            Tripwire.leave(point);
        }
    }

    static final class Commit {
        private Commit() {}

        @Advice.OnMethodEnter
        static void enter() {
            Tripwire.committing();
        }
    }

    static final class Read {
        private Read() {}

        @Advice.OnMethodEnter
        static void enter() {
            Tripwire.reading();
        }
    }
}
