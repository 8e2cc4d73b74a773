package dev.loggia.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void takesTheSidesInTurnsAndDoesNotCountTheWarmUp() {
        Rounds.Pairs pairs = new Rounds(2).compare(() -> ask("ours"), () -> ask("theirs"));

        assertThat(asked).containsExactly("ours", "theirs", "ours", "theirs", "ours", "theirs");
        assertThat(pairs.ours()).containsExactly(3.0, 5.0);
        assertThat(pairs.theirs()).containsExactly(4.0, 6.0);
    }

    @Test
    void theRatioIsTakenRoundByRound() {
        Spread ratio = new Rounds.Pairs(List.of(10.0, 30.0, 8.0), List.of(20.0, 30.0, 2.0)).ratio();

        assertThat(ratio).isEqualTo(new Spread(0.5, 1.0, 4.0));
    }

    @Test
    void oneSideAloneIsRepeated() {
        assertThat(new Rounds(3).repeat(() -> ask("ours"))).containsExactly(2.0, 3.0, 4.0);
    }

    @Test
    void warmingUpEndsWithThreeTurnsThatAreNotMuchBetter() {
        Iterator<Double> rates =
                List.of(10.0, 9.0, 20.0, 30.0, 25.0, 30.5, 29.0, 90.0).iterator();

        new Rounds(1).warmUp(rates::next);

        assertThat(rates.next()).isEqualTo(90.0);
    }

    @Test
    void whatGetsBetterForEverIsWarmAtTheThirtiethTurn() {
        new Rounds(1).warmUp(() -> Math.pow(2, ask("ours")));

        assertThat(asked).hasSize(30);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)).median()).isCloseTo(2.5, within(1e-9));
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rounds(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private double ask(String side) {
        asked.add(side);
        return asked.size();
    }
}
