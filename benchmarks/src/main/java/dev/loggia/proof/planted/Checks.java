package dev.loggia.proof.planted;

import dev.loggia.engine.credit.LedgerAudit;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds after anything that was played: the audit's invariants, and what only a look at the engine from outside shows. */
final class Checks {
    static final String BALANCE = "no more is given out than the balance";
    static final String QUOTA = "no more is given out than the quota";
    static final String ENDS = "every job ends in time";
    static final String TOLD_ONCE = "who asked is told the end, once";
    static final String FEED = "the feed shows nothing private";
    static final String ONE_TASK = "no second task while the first may still name itself";
    static final String HEARD = "a callback during a step is heard at once";
    static final String SAME_KEY = "the same key is the same generation, or refused";
    static final String OWED = "a refund is owed, and repaid first";
    static final String SWEEPER = "the sweeper has nothing to do";

    private Checks() {}

    static List<Finding> run(TestEngine engine) {
        List<Finding> findings = new ArrayList<>();
        for (LedgerAudit.Finding finding : engine.audit().run()) {
            findings.add(Finding.ofAudit(finding.invariant(), finding.offence()));
        }
        toldOnce(engine, findings);
        feed(engine, findings);
        return findings;
    }

    private static void toldOnce(TestEngine engine, List<Finding> findings) {
        engine.database().strings("""
                        select g.state || ' ' || g.id || ' has ' || count(d.id) || ' notices'
                        from generation g
                                 left join delivery d on d.subject_kind = 'generation' and d.subject_id = g.id::text
                        where g.state <> 'CANCELLED'
                        group by g.state, g.id
                        having count(d.id) <> case when g.state in ('SUCCEEDED', 'FAILED') then 1 else 0 end""").forEach(row -> findings.add(new Finding(TOLD_ONCE, row)));
        Set<GenerationId> told = new HashSet<>();
        engine.told().stream()
                .filter(id -> !told.add(id))
                .forEach(id -> findings.add(new Finding(TOLD_ONCE, id + " was told again")));
    }

    /** Everybody's view, against who may see what. */
    private static void feed(TestEngine engine, List<Finding> findings) {
        Set<String> unlisted =
                new HashSet<>(engine.database().strings("select id::text from generation where unlisted"));
        Set<String> free = new HashSet<>(engine.database().strings("select id::text from generation where free"));
        for (Feed.Viewer viewer : Feed.Viewer.values()) {
            for (FeedItem item : engine.feed().page(viewer, null, 100).items()) {
                String id = item.id().toString();
                if (unlisted.contains(id)) {
                    findings.add(new Finding(FEED, viewer + " sees " + id + ", which is unlisted"));
                }
                boolean redacted = item.prompt().equals("*Redacted*");
                if (!redacted && (viewer == Feed.Viewer.FREE || free.contains(id))) {
                    findings.add(new Finding(FEED, viewer + " sees the prompt of " + id));
                }
            }
        }
    }
}
