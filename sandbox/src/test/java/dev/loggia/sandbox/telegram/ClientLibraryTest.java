package dev.loggia.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.AnswerInlineQuery;
import org.telegram.telegrambots.meta.api.methods.AnswerPreCheckoutQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.invoices.SendInvoice;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.cached.InlineQueryResultCachedPhoto;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.payments.LabeledPrice;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** The library that the bot really uses, against the stand-in. */
class ClientLibraryTest {
    private final TelegramStandIn telegram = TelegramStandIn.start(Options.defaults());
    private final Bot bot = new Bot(telegram);
    private final Person ada = telegram.person("Ada");

    @AfterEach
    void close() throws Exception {
        assertThat(telegram.wireFaults()).isEmpty();
        bot.close();
        telegram.close();
    }

    @Test
    void aConversationFromCommandToPicture() throws Exception {
        bot.polls();
        ada.writes("/imagine a boat");
        Update update = nextUpdate(1);
        // The library knows a command only once its entities have been asked for: isCommand() alone says no.
        assertThat(update.getMessage().getEntities())
                .extracting(e -> e.getType())
                .containsExactly("bot_command");
        assertThat(update.getMessage().isCommand()).isTrue();
        String chat = update.getMessage().getChatId().toString();

        bot.client.execute(
                SendChatAction.builder().chatId(chat).action("upload_photo").build());
        assertThat(ada.seesAction(ada.chat())).contains("upload_photo");
        Message queued = bot.client.execute(SendMessage.builder()
                .chatId(chat)
                .text("Queued: <b>a boat</b>")
                .parseMode("HTML")
                .replyMarkup(keyboard("Cancel", "c:1"))
                .build());
        assertThat(ada.seesLast().orElseThrow().html()).isEqualTo("Queued: <b>a boat</b>");
        assertThat(ada.seesAction(ada.chat())).isEmpty();

        bot.client.execute(EditMessageText.builder()
                .chatId(chat)
                .messageId(queued.getMessageId())
                .text("Painting…")
                .build());
        assertThat(ada.seesLast().orElseThrow().before()).containsExactly("Queued: a boat");
        assertThat(ada.seesLast().orElseThrow().labels()).isEmpty();

        Message photo = bot.client.execute(SendPhoto.builder()
                .chatId(chat)
                .photo(new InputFile(picture(40, 30), "boat.png"))
                .caption("a boat")
                .hasSpoiler(true)
                .replyMarkup(keyboard("Again", "a:1"))
                .build());
        Seen seen = ada.seesLast().orElseThrow();
        assertThat(seen.file().width()).isEqualTo(40);
        assertThat(seen.file().spoiler()).isTrue();
        assertThat(bot.client
                        .execute(new GetFile(photo.getPhoto().get(0).getFileId()))
                        .getFilePath())
                .startsWith("photos/");

        bot.client.execute(SendPhoto.builder()
                .chatId(chat)
                .photo(new InputFile(photo.getPhoto().get(0).getFileId()))
                .build());
        assertThat(ada.seesLast().orElseThrow().file().bytes())
                .isEqualTo(seen.file().bytes());
    }

    @Test
    void aButtonAsksAndItsAnswerIsSeen() throws Exception {
        bot.polls();
        ada.writes("/start");
        nextUpdate(1);
        Message sent = bot.client.execute(SendPhoto.builder()
                .chatId(ada.id())
                .photo(new InputFile(picture(8, 8), "one.png"))
                .replyMarkup(keyboard("Next", "n"))
                .build());
        Press press = ada.presses(ada.seesLast().orElseThrow(), "Next");
        Update update = nextUpdate(2);
        assertThat(update.getCallbackQuery().getData()).isEqualTo("n");
        bot.client.execute(EditMessageMedia.builder()
                .chatId(ada.id())
                .messageId(sent.getMessageId())
                .media(new InputMediaPhoto(picture(9, 9), "two.png"))
                .build());
        bot.client.execute(AnswerCallbackQuery.builder()
                .callbackQueryId(update.getCallbackQuery().getId())
                .text("Done")
                .showAlert(true)
                .build());
        assertThat(press.answer()).contains(new Press.Answer("Done", true, ""));
        assertThat(ada.seesLast().orElseThrow().file().width()).isEqualTo(9);
        bot.client.execute(new DeleteMessage(Long.toString(ada.id()), sent.getMessageId()));
        assertThat(ada.sees()).hasSize(1);
    }

    @Test
    void albumsFilmsMenusMembersAndInlineResults() throws Exception {
        bot.polls();
        ada.speaks("de").writes("/start");
        nextUpdate(1);
        List<Message> album = bot.client.execute(SendMediaGroup.builder()
                .chatId(ada.id())
                .medias(List.of(
                        new InputMediaPhoto(picture(8, 8), "a.png"), new InputMediaPhoto(picture(9, 9), "b.png")))
                .build());
        assertThat(album).hasSize(2);
        assertThat(ada.seesLast().orElseThrow().album()).isNotEmpty();
        bot.client.execute(SendVideo.builder()
                .chatId(ada.id())
                .video(new InputFile(new ByteArrayInputStream(new byte[100]), "film.mp4"))
                .duration(3)
                .supportsStreaming(true)
                .build());
        assertThat(ada.seesLast().orElseThrow().file().kind()).isEqualTo("video");

        bot.client.execute(SetMyCommands.builder()
                .commands(List.of(new BotCommand("imagine", "Ein Bild malen")))
                .scope(new BotCommandScopeAllPrivateChats())
                .languageCode("de")
                .build());
        assertThat(ada.seesCommands(ada.chat())).containsExactly(new Person.MenuEntry("imagine", "Ein Bild malen"));
        assertThat(telegram.person("Ben").seesCommands(ada.chat())).isEmpty();

        String group = Long.toString(telegram.group().chat());
        assertThat(bot.client.execute(new GetChatAdministrators(group))).hasSize(1);
        assertThat(bot.client.execute(new GetChatMember(group, ada.id())).getStatus())
                .isEqualTo("creator");

        Asked asked = ada.asksInline("boat");
        Update update = nextUpdate(2);
        bot.client.execute(AnswerInlineQuery.builder()
                .inlineQueryId(update.getInlineQuery().getId())
                .results(List.of(InlineQueryResultCachedPhoto.builder()
                        .id("1")
                        .photoFileId(album.get(0).getPhoto().get(0).getFileId())
                        .build()))
                .isPersonal(true)
                .build());
        assertThat(asked.answer().orElseThrow().results()).hasSize(1);
    }

    @Test
    void aBuyerPaysWithStars() throws Exception {
        bot.polls();
        ada.writes("/buy");
        nextUpdate(1);
        bot.client.execute(SendInvoice.builder()
                .chatId(ada.id())
                .title("250 credits")
                .description("For pictures")
                .payload("order-1")
                .providerToken("")
                .currency("XTR")
                .prices(List.of(new LabeledPrice("250 credits", 400)))
                .build());
        Purchase purchase = ada.pays(ada.seesLast().orElseThrow());
        bot.client.execute(AnswerPreCheckoutQuery.builder()
                .preCheckoutQueryId(nextUpdate(2).getPreCheckoutQuery().getId())
                .ok(true)
                .build());
        assertThat(nextUpdate(3).getMessage().getSuccessfulPayment().getTelegramPaymentChargeId())
                .isEqualTo(purchase.charge().orElseThrow());
    }

    @Test
    void refusalsReachTheCallerInTelegramsWords() throws Exception {
        telegram.faults().tooManyRequests("sendMessage", 1, java.time.Duration.ofSeconds(7));
        ada.writes("/start");
        TelegramApiRequestException tooMany = refused(ada.id(), "Hello");
        assertThat(tooMany.getErrorCode()).isEqualTo(429);
        assertThat(tooMany.getParameters().getRetryAfter()).isEqualTo(7);

        assertThat(refused(telegram.person("Ben").id(), "Hello").getApiResponse())
                .isEqualTo("Forbidden: bot can't initiate conversation with a user");
        ada.blocks();
        assertThat(refused(ada.id(), "Hello").getApiResponse()).isEqualTo("Forbidden: bot was blocked by the user");
        ada.unblocks();
        assertThat(refused(ada.id(), "<b>Hello").getApiResponse()).contains("can't parse entities: Can't find end tag");
        assertThat(refused(4711, "Hello").getApiResponse()).isEqualTo("Bad Request: chat not found");
    }

    private TelegramApiRequestException refused(long chat, String text) {
        return catchThrowableOfType(
                TelegramApiRequestException.class,
                () -> bot.client.execute(SendMessage.builder()
                        .chatId(chat)
                        .text(text)
                        .parseMode("HTML")
                        .build()));
    }

    private Update nextUpdate(int count) throws TelegramApiException {
        await().untilAsserted(() -> assertThat(bot.updates).hasSizeGreaterThanOrEqualTo(count));
        return bot.updates.get(count - 1);
    }

    private static InlineKeyboardMarkup keyboard(String label, String data) {
        return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(
                InlineKeyboardButton.builder().text(label).callbackData(data).build())));
    }

    private static InputStream picture(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return new ByteArrayInputStream(out.toByteArray());
    }
}
