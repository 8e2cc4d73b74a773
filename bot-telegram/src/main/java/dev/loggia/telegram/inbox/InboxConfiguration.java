package dev.loggia.telegram.inbox;

import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.ChatDesk;
import dev.loggia.engine.account.Requesters;
import dev.loggia.engine.message.Messages;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.telegram.gallery.FileIds;
import dev.loggia.telegram.gallery.InlineGallery;
import dev.loggia.telegram.outbox.ClosedChats;
import dev.loggia.telegram.outbox.Moderators;
import dev.loggia.telegram.outbox.Presses;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.BotIdentity;
import dev.loggia.telegram.wire.LeftOut;
import dev.loggia.telegram.wire.TelegramProperties;
import dev.loggia.telegram.wire.Threads;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ThreadPoolExecutor;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What takes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("loggia.telegram.token")
class InboxConfiguration {
    private static final int CALLERS = 8;
    private static final int WAITING = 2000;

    /** For what is said at once and may be left out under load. */
    @Bean(destroyMethod = "shutdownNow")
    ThreadPoolExecutor telegramCallers(MeterRegistry meters) {
        return Threads.few("callers", CALLERS, WAITING, new LeftOut(meters, "callers"));
    }

    @Bean
    Reception telegramReception(
            ObjectProvider<ChatDesk> desk,
            BotApi api,
            BotIdentity identity,
            ButtonIds ids,
            Messages texts,
            Presses presses,
            InlineGallery gallery,
            Requesters requesters,
            ClosedChats closed,
            Moderators moderators,
            @Qualifier("telegramCallers") ThreadPoolExecutor callers,
            MeterRegistry meters,
            InstantSource clock) {
        Questions questions = new Questions(ids);
        Asking asking = new Asking(api, identity, questions, texts, callers);
        Calls calls = new Calls(desk, identity.id());
        return new Reception(
                new MessageHandler(calls, asking, questions, moderators, api, identity, callers),
                new Buttons(calls, asking, ids, presses, texts, callers, clock),
                gallery,
                requesters,
                closed,
                moderators,
                callers,
                meters);
    }

    @Bean
    WebhookSecret telegramWebhookSecret(Secrets secrets, BotApi api) {
        return new WebhookSecret(secrets, api.token().bot());
    }

    @Bean
    Lead telegramLead(
            Jdbi jdbi,
            BotApi api,
            BotIdentity identity,
            Reception reception,
            Messages texts,
            FileIds fileIds,
            WebhookSecret secret,
            ObjectProvider<ChatDesk> desk,
            TelegramProperties properties,
            @Value("${loggia.public-url:}") String publicUrl,
            MeterRegistry meters,
            InstantSource clock) {
        PollWatch watch = new PollWatch(clock);
        Lead.Duties duties = new Lead.Duties(
                identity,
                new Polling(api, reception::accept, watch, properties.pollTimeout()),
                watch,
                properties.webhook() ? new Webhook(api, publicUrl, secret) : null,
                new CommandMenu(api, texts),
                fileIds);
        Lead lead = new Lead(new Lease(jdbi, api.token().bot(), properties.lease()), duties, desk, clock);
        Gauge.builder("loggia.telegram.leading", lead, one -> one.leading() ? 1 : 0)
                .description("1 on the node that takes updates from Telegram")
                .register(meters);
        Gauge.builder("loggia.telegram.poll.age.seconds", lead, one -> one.sinceAnswer()
                        .map(age -> age.toMillis() / 1000.0)
                        .orElse(Double.NaN))
                .description("Since Telegram last answered a question for updates")
                .register(meters);
        return lead;
    }
}
