package dev.loggia.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Row FAST = Row.ratio(
            "ours ÷ theirs",
            new Rounds.Pairs(List.of(1500.0, 1400.0, 1600.0), List.of(2000.0, 2000.0, 2000.0)),
            "/s",
            Goal.atLeast(0.35, 0.70),
            Map.of());
    private static final Row FAT = Row.plain("memory", List.of(310.0), "MB", Goal.atMost(300, 180), Map.of());

    @Test
    void saysWhereEachFigureStands() {
        assertThat(FAST.standing()).isEqualTo(Goal.Standing.AIM);
        assertThat(FAT.standing()).isEqualTo(Goal.Standing.SHORT);
        assertThat(Goal.atLeast(0.35, 0.70).standing(0.5)).isEqualTo(Goal.Standing.ENOUGH);
        assertThat(Goal.atMost(300, 180).standing(180)).isEqualTo(Goal.Standing.AIM);
    }

    @Test
    void hasTheFigureItsSpreadAndItsGoal() {
        assertThat(new Table(List.of(FAST)).markdown())
                .last()
                .isEqualTo(
                        "| ours ÷ theirs | 1 500 /s | 2 000 /s | 0.750 | 0.700–0.800 | ≥ 0.350 | ≥ 0.700 | aim reached |");
    }

    @Test
    void linesUpInATerminal() {
        List<String> lines = new Table(List.of(FAST, FAT)).text();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("1 500 /s").endsWith("aim reached");
        assertThat(lines.get(2)).startsWith("memory").endsWith("TOO LITTLE");
    }
}
