package dev.loggia.chat.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.testing.ConversationTest;
import dev.loggia.engine.message.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Whoever adds a command or a button shows in a conversation what comes of it. */
class EveryActionTest extends ConversationTest {
    private static final Path CONVERSATIONS = Path.of("src/test/java/dev/loggia/chat/action");

    @Test
    void isTypedOrPressedInAConversation() throws Exception {
        String spoken = conversations();
        List<ChatAction> actions = actions();
        assertThat(actions).hasSizeGreaterThan(20);
        for (ChatAction action : actions) {
            assertThat(spoken).as("the conversations, of " + action.name()).containsAnyOf(ways(action, actions));
        }
    }

    /** As a test writes it: typed, pressed by its label, or reached by the form that a button opens. */
    private String[] ways(ChatAction action, List<ChatAction> all) {
        List<String> ways = new ArrayList<>(List.of("types(\"/" + action.name() + "\""));
        Stream.concat(Stream.of(action), all.stream().filter(other -> opens(other, action)))
                .map(opener -> "button." + opener.name())
                .map(key -> chat.engine().door(Messages.class).say(Locale.ENGLISH, key))
                .forEach(label -> ways.add("presses(\"" + label));
        return ways.toArray(String[]::new);
    }

    private static boolean opens(ChatAction opener, ChatAction action) {
        return opener.acknowledgement() instanceof Acknowledgement.Ask ask
                && ask.form().action().equals(action.name());
    }

    private List<ChatAction> actions() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ChatAction.class));
        List<ChatAction> actions = new ArrayList<>();
        for (var found : scanner.findCandidateComponents("dev.loggia.chat.action")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            actions.add(chat.engine().door(type.asSubclass(ChatAction.class)));
        }
        return actions;
    }

    private static String conversations() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(CONVERSATIONS)) {
            for (Path file :
                    files.filter(file -> !file.endsWith("EveryActionTest.java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
