package dev.loggia.discord.interaction;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.Form;
import dev.loggia.chat.Opening;
import dev.loggia.discord.answer.Address;
import dev.loggia.discord.answer.Asked;
import dev.loggia.discord.answer.DiscordDoor;
import dev.loggia.discord.gateway.DiscordGateway;
import dev.loggia.discord.http.InteractionClient;
import dev.loggia.discord.http.InteractionClient.Callback;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.message.Messages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what people do: has the desk hold it on the disk, acknowledges it without a look at anything but memory, and then has
 * the desk take it. Only a form is asked what it holds, for a moment, before it opens. One path for every kind of guild, channel
 * and thread, read from what Discord sent and from nothing that was kept.
 *
 * <p>What was acknowledged too late is not given to the desk: Discord has told the person that nothing came of it, and the
 * person will do it again.
 */
public final class Reception implements DiscordGateway.Listener {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    /** A minute less than Discord's quarter of an hour. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(14);

    private static final int HIDDEN = 64;

    private final ChatDesk desk;
    private final ButtonIds ids;
    private final Messages texts;
    private final Forms forms;
    private final Completions completions;
    private final Acknowledging acknowledging;
    private final Executor threads;
    private final MeterRegistry meters;
    private final InstantSource time;
    private final Recent recent = new Recent();

    /** @param threads with a bound: what is refused there is counted and lost, as it would be too late */
    public Reception(
            ChatDesk desk,
            ButtonIds ids,
            Messages texts,
            InteractionClient interactions,
            Executor threads,
            MeterRegistry meters,
            InstantSource time) {
        this.desk = desk;
        this.ids = ids;
        this.texts = texts;
        this.forms = new Forms(ids, texts);
        this.completions = new Completions(desk);
        this.acknowledging = new Acknowledging(interactions, meters);
        this.threads = threads;
        this.meters = meters;
        this.time = time;
    }

    @Override
    public void interaction(String text) {
        try {
            threads.execute(() -> take(text));
        } catch (RejectedExecutionException e) {
            count("refused");
            log.warn("Discord: too much at once; an interaction was not taken");
        }
    }

    private void take(String text) {
        try {
            Interaction interaction = Interaction.read(text);
            if (recent.isNew(interaction.id())) {
                take(interaction);
            }
        } catch (RuntimeException e) {
            // Neither the message nor the trace: both may quote what the person wrote.
            count("failed");
            log.error(
                    "Discord: an interaction could not be taken ({})",
                    e.getClass().getSimpleName());
        }
    }

    private void take(Interaction interaction) {
        switch (interaction.kind()) {
            case COMMAND -> {
                String command = interaction.data().path("name").asString("");
                call(interaction, command, Optional.empty(), Given.options(interaction.data()));
            }
            case COMPONENT -> pressed(interaction, Map.of());
            case FORM -> pressed(interaction, Given.fields(interaction.data()));
            case COMPLETION -> acknowledging.answer(interaction, Callback.CHOICES, completions.of(interaction));
            case OTHER -> count("other");
        }
    }

    private void pressed(Interaction interaction, Map<String, String> given) {
        String id = interaction.data().path("custom_id").asString("");
        Optional<ButtonIds.Pressed> pressed = ids.read(id);
        if (pressed.isPresent()) {
            call(interaction, pressed.get().action(), Optional.of(pressed.get().subject()), given);
        } else {
            sayThatItIsUnknown(interaction);
        }
    }

    private void call(Interaction interaction, String action, Optional<String> subject, Map<String, String> given) {
        Optional<Acknowledgement> acknowledgement = desk.acknowledgement(action);
        if (acknowledgement.isEmpty()) {
            sayThatItIsUnknown(interaction);
        } else if (acknowledgement.get() instanceof Acknowledgement.Ask ask) {
            open(ask.form(), heard(interaction, action, subject, given), interaction);
        } else if (acknowledgement.get() instanceof Acknowledgement.InPlace
                && !interaction.message().isEmpty()) {
            Asked asked = asked(interaction, interaction.messageHidden(), true);
            Call call = heard(interaction, action, subject, given);
            begin(call, interaction, Callback.LATER_UPDATE, Address.inPlace(asked, interaction.message()));
        } else {
            // What is refused to a stranger is no business of the channel's, not even for the moment of thinking.
            boolean hidden =
                    !(acknowledgement.get() instanceof Acknowledgement.Everybody) || interaction.aboutAnothers();
            Call call = heard(interaction, action, subject, given);
            begin(call, interaction, Callback.LATER, Address.of(asked(interaction, hidden, false)));
        }
    }

    private void open(Form form, Call call, Interaction interaction) {
        String subject = Objects.requireNonNullElse(call.subject(), "");
        Opening opening = desk.open(call);
        if (opening instanceof Opening.Open open) {
            ObjectNode modal = forms.modal(form, subject, open.values(), interaction.locale());
            acknowledging.answer(interaction, Callback.FORM, modal);
        } else if (opening instanceof Opening.Closed closed) {
            acknowledging.say(interaction, closed.sentence());
        }
    }

    private void begin(Call call, Interaction interaction, Callback callback, Address address) {
        boolean hidden = callback == Callback.LATER && address.asked().hidden();
        ObjectNode data = hidden ? JsonNodeFactory.instance.objectNode().put("flags", HIDDEN) : null;
        ChatDesk.Held held = desk.hold(call, address.write());
        if (acknowledging.answer(interaction, callback, data) == Acknowledging.Outcome.TOO_LATE) {
            held.drop();
        } else {
            held.take();
        }
    }

    private static Call heard(
            Interaction interaction, String action, Optional<String> subject, Map<String, String> given) {
        return new Call(
                new Requester.ChatUser(DiscordDoor.PLATFORM, interaction.user()),
                interaction.id(),
                interaction.name(),
                interaction.place(),
                interaction.locale(),
                action,
                subject.orElse(null),
                given,
                interaction.at());
    }

    private Asked asked(Interaction interaction, boolean hidden, boolean inPlace) {
        return new Asked(
                interaction.application(),
                interaction.token(),
                time.instant().plus(TOKEN_LIFE).toEpochMilli(),
                interaction.channel(),
                interaction.user(),
                interaction.limit(),
                interaction.direct(),
                hidden,
                inPlace);
    }

    private void sayThatItIsUnknown(Interaction interaction) {
        acknowledging.say(interaction, texts.say(interaction.locale(), "refused.unknown"));
    }

    private void count(String what) {
        meters.counter("loggia.discord.interactions.lost", "why", what).increment();
    }
}
