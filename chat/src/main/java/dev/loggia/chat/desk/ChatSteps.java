package dev.loggia.chat.desk;

import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.ChatNotice;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.delivery.DeliveryHandler;
import dev.loggia.engine.delivery.DeliveryHandlers;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.StepHandler;
import dev.loggia.engine.work.StepHandlers;
import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this node does for each chat door that it has: its calls, and the news on what was asked for there. */
@Configuration(proxyBeanMethods = false)
class ChatSteps {

    @Bean
    ChatStep.Parts chatStepParts(
            Room room,
            Answering answering,
            Watching watching,
            Teller teller,
            CallReader reader,
            MessageJson messages,
            Phrases phrases,
            ChatProperties properties,
            InstantSource clock) {
        return new ChatStep.Parts(room, answering, watching, teller, reader, messages, phrases, properties, clock);
    }

    @Bean
    StepHandlers chatStepHandlers(ObjectProvider<ChatDoor> doors, Jdbi jdbi, ChatStep.Parts parts) {
        CallSql sql = SqlObjects.onDemand(jdbi, CallSql.class);
        return () -> doors.stream()
                .<StepHandler>map(door -> new ChatStep(door, sql, parts))
                .toList();
    }

    @Bean
    DeliveryHandlers chatDeliveryHandlers(
            ObjectProvider<ChatDoor> doors,
            ObjectProvider<ChatNotice> notices,
            Jdbi jdbi,
            Work work,
            CallReader reader,
            MessageJson messages,
            InstantSource clock) {
        CallSql sql = SqlObjects.onDemand(jdbi, CallSql.class);
        NoticeDelivery.Tools tools = new NoticeDelivery.Tools(sql, work, reader, messages, clock);
        return () -> doors.stream()
                .flatMap(door -> Stream.<DeliveryHandler>concat(
                        Stream.of(new ResultDelivery(door.platform(), sql, work, clock)),
                        notices.stream().map(notice -> new NoticeDelivery(door, notice, tools))))
                .toList();
    }
}
