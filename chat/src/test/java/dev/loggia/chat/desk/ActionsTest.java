package dev.loggia.chat.desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatAction;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What a platform would refuse is refused at the start. */
class ActionsTest {

    @Test
    void twoOfOneNameAreRefused() {
        refused("there are two", command("dance"), command("dance"));
    }

    @Test
    void aLongNameIsRefused() {
        refused("1 to 12 letters", command("dancingallnight"));
    }

    @Test
    void requiredOptionsComeFirst() {
        refused("required options come first", command("dance", option("slow", false), option("tango", true)));
    }

    @Test
    void twoOptionsOfOneNameAreRefused() {
        refused("two of one name", command("dance", option("slow", false), option("slow", false)));
    }

    @Test
    void aFormMustLeadSomewhere() {
        Form form = new Form("nowhere", "title", List.of(new Form.Field("words", "label", true, true, 100)));
        refused("its form leads nowhere", action("dance", new Acknowledgement.Ask(form)));
    }

    private static void refused(String why, ChatAction... actions) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (int i = 0; i < actions.length; i++) {
            beans.addBean("action" + i, actions[i]);
        }
        assertThatThrownBy(() -> new Actions(beans.getBeanProvider(ChatAction.class)))
                .hasMessageContaining(why);
    }

    private static CommandOption option(String name, boolean required) {
        return new CommandOption(name, CommandOption.Kind.TEXT, required, List.of(), false, 0, 10);
    }

    private static ChatAction action(String name, Acknowledgement acknowledgement) {
        return new ChatAction() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Acknowledgement acknowledgement() {
                return acknowledgement;
            }

            @Override
            public Answer answer(Call call) {
                throw new AssertionError("nobody asked");
            }
        };
    }

    private static ChatCommand command(String name, CommandOption... options) {
        return new ChatCommand() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Acknowledgement acknowledgement() {
                return new Acknowledgement.OnlyRequester();
            }

            @Override
            public List<CommandOption> options() {
                return List.of(options);
            }

            @Override
            public Answer answer(Call call) {
                throw new AssertionError("nobody asked");
            }
        };
    }
}
