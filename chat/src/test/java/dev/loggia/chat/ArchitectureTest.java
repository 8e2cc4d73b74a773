package dev.loggia.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.loggia.chat.testing.ConversationTest;
import dev.loggia.engine.message.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A command is a folder, no folder leans on a command, and everything that is offered has its texts. */
class ArchitectureTest extends ConversationTest {
    private static final JavaClasses CHAT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.loggia.chat");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.loggia.chat.(**)").should().beFreeOfCycles().check(CHAT);
    }

    @Test
    void noActionKnowsAnother() {
        slices().matching("dev.loggia.chat.action.(*)")
                .should()
                .notDependOnEachOther()
                .check(CHAT);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.loggia.chat.action..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.loggia.chat.action..")
                .check(CHAT);
    }

    @Test
    void theChatKnowsNoPlatformAndNoWeb() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.javacord..", "org.telegram..", "org.springframework.web..", "dev.loggia.portal..")
                .check(CHAT);
        noClasses().should().callMethod(java.time.Instant.class, "now").check(CHAT);
    }

    @Test
    void everyCommandAndOptionHasAShortDescriptionInEveryLanguage() {
        Messages texts = chat.engine().door(Messages.class);
        assertThat(chat.desk().commands())
                .extracting(ChatCommand::name)
                .containsExactly(
                        "imagine",
                        "video",
                        "balance",
                        "buy",
                        "history",
                        "feed",
                        "quota",
                        "cancel",
                        "link",
                        "unlink",
                        "privacy",
                        "settings",
                        "help",
                        "policy",
                        "hide",
                        "block");
        for (Locale language : texts.languages()) {
            for (ChatCommand command : chat.desk().commands()) {
                described(texts, language, command.name() + ".description");
                command.options().forEach(option -> described(texts, language, command.name() + "." + option.name()));
            }
        }
    }

    private static void described(Messages texts, Locale language, String key) {
        assertThat(texts.say(language, key)).as(key).isNotEqualTo(key).hasSizeBetween(1, 100);
    }
}
