package dev.loggia.bench.accept;

import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.HttpClients;
import dev.loggia.bench.frame.HttpClients.Answers;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Pgbench;
import dev.loggia.bench.frame.Rounds;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.frame.Server;
import dev.loggia.bench.frame.Submissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the socket to the committed row: HTTP, JSON, policies, burst limits, one statement, the disk. */
public final class AcceptMeasurement implements Measurement {
    private static final int CLIENTS = 16;

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public String sentence() {
        return "Free images accepted over HTTP by 16 clients, beside pgbench with 16 clients running the same statement on "
                + "the same PostgreSQL.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        Server server = lab.front();
        Pgbench pgbench = Pgbench.orSay();
        HttpClients clients = new HttpClients(server.port(), CLIENTS);
        List<Double> processor = new ArrayList<>();
        List<Double> slowest = new ArrayList<>();
        int seconds = lab.effort().seconds();
        lab.rounds().warmUp(() -> clients.run(seconds, Submissions.ACCEPTED, Submissions::next)
                .perSecond());
        AcceptScript script = AcceptScript.likeTheLast(server.database(), lab.folder("accept"));
        Rounds.Pairs pairs = lab.rounds()
                .compare(
                        () -> {
                            double before = server.figures().processorSeconds();
                            Answers answers = clients.run(seconds, Submissions.ACCEPTED, Submissions::next);
                            if (answers.refused() > 0) {
                                throw new IllegalStateException(answers.refused() + " requests were not accepted");
                            }
                            double used = server.figures().processorSeconds() - before;
                            processor.add(used * 1e6 / answers.millis().length);
                            slowest.add(answers.percentile(0.99));
                            return answers.perSecond();
                        },
                        () -> pgbench.perSecond(server.database(), script.file(), script.values(), CLIENTS, seconds));
        return List.of(Row.ratio(
                "`POST /api/generate/free/image` accepted ÷ pgbench, same statement, 16 clients",
                pairs,
                "/s",
                Goal.atLeast(0.35, 0.70),
                Map.of("serverProcessorMicrosEach", processor, "p99Millis", slowest)));
    }
}
