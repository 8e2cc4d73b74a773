package dev.loggia.proof.failpoint;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The points name what is there, get into the classes, and end one process once. */
class FailpointTest {
    /** The crash analysis' own list, but for telling: the web has nothing to send. Chats have points of their own. */
    private static final Set<String> CHAIN = Set.of(
            ("accept.preCommit accept.postCommit fund.pre fund.post submit.preTx1 submit.postTx1 submit.preCall submit.postCall"
                            + " submit.preTx2 submit.postTx2 cb.preInbox cb.postInbox poll.postQuery result.postTx"
                            + " store.midStream store.postPut store.postTx settle.preTx settle.postTx"
                            + " expire.preTx sweep.preTx")
                    .split(" "));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Failpoint.class)
    void isAtMethodsThatThereAre(Failpoint point) throws ClassNotFoundException {
        for (Place place : point.places()) {
            assertThat(methods(place.type())).as(place.toString()).contains(place.method());
        }
    }

    @Test
    void commitsAndReadsAreSeenWhereTheyHappen() throws ClassNotFoundException {
        assertThat(methods(FailpointAgent.TRANSACTIONS)).contains(FailpointAgent.COMMIT);
        assertThat(methods(FailpointAgent.BODY)).contains(FailpointAgent.READ);
    }

    @Test
    void haveTheWholeChainAndAdmission() {
        Set<String> names = Failpoint.ofJobs().stream().map(Failpoint::wireName).collect(toSet());
        assertThat(CHAIN).hasSize(21);
        assertThat(names).containsAll(CHAIN).hasSize(23).contains("admit.pre", "admit.post");
    }

    @Test
    void areOfJobsOrOfChats() {
        assertThat(Failpoint.ofJobs()).doesNotContainAnyElementsOf(Failpoint.ofChats());
        assertThat(Failpoint.values())
                .hasSize(Failpoint.ofJobs().size() + Failpoint.ofChats().size());
    }

    @Test
    void getIntoEveryClass() throws Exception {
        assertThat(run(new Failpoints(folder), "load")).isZero();
    }

    @Test
    void endsOneProcessOnce() throws Exception {
        Failpoints failpoints = new Failpoints(folder);
        assertThat(run(failpoints, "sweep")).isZero();

        failpoints.arm(Failpoint.SWEEP_PRE_TX);
        assertThat(run(failpoints, "sweep")).isEqualTo(Tripwire.KILLED);
        assertThat(failpoints.firedIn(Failpoint.SWEEP_PRE_TX)).isPresent();

        assertThat(run(failpoints, "sweep")).isZero();
        failpoints.arm(Failpoint.SWEEP_PRE_TX);
        assertThat(failpoints.firedIn(Failpoint.SWEEP_PRE_TX)).isEmpty();
        assertThat(failpoints.disarm(Failpoint.SWEEP_PRE_TX)).isTrue();
        assertThat(failpoints.disarm(Failpoint.SWEEP_PRE_TX)).isFalse();
    }

    private static int run(Failpoints failpoints, String what) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(failpoints.jvmOptions());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName(), what));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static List<String> methods(String type) throws ClassNotFoundException {
        Class<?> found = Class.forName(type, false, FailpointTest.class.getClassLoader());
        return Arrays.stream(found.getDeclaredMethods()).map(Method::getName).toList();
    }

    /** A process that ends with 0 unless something ends it before. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("load")) {
                for (Failpoint point : Failpoint.values()) {
                    for (Place place : point.places()) {
                        Class.forName(place.type(), true, Victim.class.getClassLoader());
                    }
                }
                return;
            }
            Class<?> upkeep = Class.forName("dev.loggia.engine.generation.retain.GenerationUpkeep");
            Method sweep = Arrays.stream(upkeep.getDeclaredMethods())
                    .filter(method -> method.getName().equals("sweep"))
                    .findFirst()
                    .orElseThrow();
            sweep.setAccessible(true);
            try {
                sweep.invoke(null, null, null, null);
            } catch (InvocationTargetException withoutADatabase) {
                assertThat(withoutADatabase.getCause()).isInstanceOf(NullPointerException.class);
            }
        }
    }
}
