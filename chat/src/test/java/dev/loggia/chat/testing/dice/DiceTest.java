package dev.loggia.chat.testing.dice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiceTest {

    /** So that it compiles. */
    @Test
    void theExampleInTheDocsIsThisClass() throws IOException {
        String docs = Files.readString(Path.of("../docs/add-a-command.md"));
        String source = Files.readString(Path.of("src/test/java/dev/loggia/chat/testing/dice/Dice.java"));
        assertThat(docs).contains("```java\n" + source.substring(source.indexOf("@Component")) + "```");
    }
}
