package dev.loggia.proof.model;

import dev.loggia.engine.platform.MediaKind;
import dev.loggia.proof.model.Command.Ask;
import dev.loggia.proof.model.Command.Capture;
import dev.loggia.proof.model.Command.ClawBack;
import dev.loggia.proof.model.Command.Grant;
import dev.loggia.proof.model.Command.Hold;
import dev.loggia.proof.model.Command.Merge;
import dev.loggia.proof.model.Command.Open;
import dev.loggia.proof.model.Command.Release;
import dev.loggia.proof.model.Command.Remove;
import dev.loggia.proof.model.Command.Step;
import dev.loggia.proof.model.Command.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws commands. Numbers are few, so that duplicates, shortages and full quotas come up all the time, and what a command refers
 * to has mostly been there before.
 */
final class Draw {
    /** Around a turn of the year, where days, weeks and years end at different times. */
    private static final Instant AROUND = Instant.parse("2026-12-26T20:00:00Z");

    private static final long[] STEPS = {1, 59, 3_600, -3_600, 86_400, -86_400, 604_800};
    private static final int REFERENCES = 6;
    private static final int HOLDS = 10;
    private static final int KEYS = 6;
    private static final int SELDOM = 12;

    private final SplittableRandom random;
    private final Instant start;
    private final List<Command> drawn = new ArrayList<>();

    Draw(long seed) {
        random = new SplittableRandom(seed);
        start = AROUND.plusSeconds(random.nextLong(9 * 86_400));
    }

    Instant start() {
        return start;
    }

    List<Command> commands(int length) {
        drawn.add(new Open(0));
        drawn.add(new Grant(0, amount(30), 0));
        drawn.add(new Open(1));
        while (drawn.size() < length) {
            drawn.add(random.nextInt(16) == 0 ? together() : one());
        }
        return drawn.subList(0, length);
    }

    private Command one() {
        int dice = random.nextInt(100);
        if (dice < 1) {
            return new Merge(account());
        }
        if (dice < 3) {
            return new Open(account());
        }
        if (dice < 17) {
            return new Grant(account(), amount(30), random.nextInt(REFERENCES));
        }
        if (dice < 37) {
            return new Hold(account(), amount(12), random.nextInt(HOLDS));
        }
        if (dice < 57) {
            return resolution();
        }
        if (dice < 67) {
            return new ClawBack(account(), amount(25), random.nextInt(REFERENCES));
        }
        if (dice < 86) {
            return ask();
        }
        return dice < 96 ? remove() : new Step(STEPS[random.nextInt(STEPS.length)]);
    }

    /** Of a hold that was asked for, mostly. */
    private Command resolution() {
        int reference = random.nextInt(HOLDS);
        if (random.nextInt(SELDOM) > 0) {
            List<Hold> holds = earlier(Hold.class);
            reference = holds.isEmpty() ? reference : pick(holds).reference();
        }
        return random.nextBoolean() ? new Capture(reference) : new Release(reference);
    }

    private Command ask() {
        MediaKind kind = random.nextInt(3) == 0 ? MediaKind.VIDEO : MediaKind.IMAGE;
        return new Ask(requester(), kind, random.nextInt(KEYS), random.nextInt(SELDOM) == 0 ? 1 : 0);
    }

    private Command remove() {
        List<Ask> asks = earlier(Ask.class);
        if (asks.isEmpty()) {
            return ask();
        }
        Ask ask = pick(asks);
        return new Remove(ask.requester(), ask.key(), random.nextInt(SELDOM) == 0 ? requester() : ask.requester());
    }

    /** The same twice, or two different ones. */
    private Command together() {
        Command first = one();
        while (first instanceof Step) {
            first = one();
        }
        Command second = random.nextInt(3) == 0 ? first : one();
        // One refund is one account's: what two accounts make of it at the same moment is not promised.
        boolean foreign = first instanceof ClawBack a
                && second instanceof ClawBack b
                && a.account() != b.account()
                && a.reference() == b.reference();
        return new Together(first, second instanceof Step || foreign ? first : second);
    }

    private <T extends Command> List<T> earlier(Class<T> type) {
        return drawn.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private int amount(int most) {
        return 1 + random.nextInt(most);
    }

    private int account() {
        return random.nextInt(3) == 0 ? 1 : 0;
    }

    private int requester() {
        return random.nextInt(5) < 2
                ? account()
                : Command.VISITORS_FROM + random.nextInt(Command.REQUESTERS - Command.VISITORS_FROM);
    }
}
