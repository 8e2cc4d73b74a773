package dev.loggia.chat.desk;

import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.words.Phrases;
import dev.loggia.engine.delivery.DeliveryHandler;
import dev.loggia.engine.delivery.DeliveryHandlers;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.StepHandler;
import dev.loggia.engine.work.StepHandlers;
import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.List;
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
            ObjectProvider<ChatDoor> doors, Jdbi jdbi, Work work, Generations generations, InstantSource clock) {
        CallSql sql = SqlObjects.onDemand(jdbi, CallSql.class);
        return () -> listDeliveries(doors, sql, work, generations, clock);
    }

    private static List<DeliveryHandler> listDeliveries(
            ObjectProvider<ChatDoor> doors, CallSql sql, Work work, Generations generations, InstantSource clock) {
        return doors.stream()
                .<DeliveryHandler>map(door -> new ChatDelivery(door.platform(), sql, work, generations, clock))
                .toList();
    }
}
