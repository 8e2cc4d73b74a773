package dev.loggia.proof.failpoint;

import static dev.loggia.proof.failpoint.Place.after;
import static dev.loggia.proof.failpoint.Place.atCommit;
import static dev.loggia.proof.failpoint.Place.before;
import static dev.loggia.proof.failpoint.Place.inChat;
import static dev.loggia.proof.failpoint.Place.inMidStream;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a process can end: on the way of a job before and after each commit and each call to somebody else, twenty-one of the
 * chain, and two of admission, which is a state of its own here; and on the way of a call in a chat.
 */
public enum Failpoint {
    /** One statement, committed by itself: nothing is there yet. */
    ACCEPT_PRE_COMMIT("accept.preCommit", before("generation.accept.AcceptStatement", "run")),
    /** Accepted, and the requester does not know. */
    ACCEPT_POST_COMMIT("accept.postCommit", after("generation.accept.AcceptStatement", "run")),
    FUND_PRE("fund.pre", before("generation.run.FundStep", "run")),
    FUND_POST("fund.post", after("generation.run.FundStep", "run")),
    /** In the queue, and nobody has asked for its turn. */
    ADMIT_PRE("admit.pre", before("generation.queue.Admission", "admit")),
    /** Somebody was let in, and nobody knows. */
    ADMIT_POST("admit.post", after("generation.queue.Admission", "admit")),
    SUBMIT_PRE_TX1("submit.preTx1", atCommit("generation.run.SubmitStep", "announceCall")),
    SUBMIT_POST_TX1("submit.postTx1", after("generation.run.SubmitStep", "announceCall")),
    SUBMIT_PRE_CALL("submit.preCall", before("provider.kie.KieWire", "post")),
    /** The provider works on it, and only this process knows the task. */
    SUBMIT_POST_CALL("submit.postCall", after("provider.kie.KieProvider", "submit")),
    SUBMIT_PRE_TX2("submit.preTx2", atCommit("generation.run.SubmitStep", "accepted")),
    SUBMIT_POST_TX2("submit.postTx2", after("generation.run.SubmitStep", "accepted")),
    CALLBACK_PRE_INBOX("cb.preInbox", atCommit("generation.run.Callbacks", "receive")),
    CALLBACK_POST_INBOX("cb.postInbox", after("generation.run.Callbacks", "receive")),
    POLL_POST_QUERY("poll.postQuery", after("provider.kie.KieProvider", "check")),
    /** The result's addresses are known, the bytes are not here. */
    RESULT_POST_TX("result.postTx", before("generation.run.StoreStep", "run")),
    STORE_MID_STREAM("store.midStream", inMidStream("media.fetch.Answer", "copy")),
    /** Bytes are in the store that no row names. */
    STORE_POST_PUT("store.postPut", after("media.ingest.Ingestion", "put")),
    STORE_POST_TX("store.postTx", after("media.retain.Assets", "record")),
    SETTLE_PRE_TX(
            "settle.preTx",
            atCommit("generation.settle.Settlement", "succeed"),
            atCommit("generation.settle.Settlement", "fail")),
    SETTLE_POST_TX(
            "settle.postTx",
            after("generation.settle.Settlement", "succeed"),
            after("generation.settle.Settlement", "fail")),
    /** A job is given up at its deadline. */
    EXPIRE_PRE_TX("expire.preTx", atCommit("generation.run.RunStep", "unfinished")),
    SWEEP_PRE_TX("sweep.preTx", before("generation.retain.GenerationUpkeep", "sweep")),

    /** Discord has the acknowledgement, and nobody here knows; Telegram has told, and not heard that it came. */
    CHAT_POST_ACK(
            "chat.postAck",
            new Place("dev.loggia.discord.interaction.Acknowledging", "answer", Moment.AFTER),
            new Place("dev.loggia.telegram.inbox.Reception", "accept", Moment.BEFORE)),
    /** Acknowledged, and on the disk alone. */
    CHAT_PRE_TAKE("chat.preTake", inChat("desk.Inbox", "keep", Moment.BEFORE)),
    /** In the database, and still on the disk. */
    CHAT_POST_TAKE("chat.postTake", inChat("desk.Inbox", "keep", Moment.AFTER)),
    CHAT_PRE_ACTION("chat.preAction", inChat("desk.Answering", "answer", Moment.BEFORE)),
    /** Submitted and charged, and the call does not know. */
    CHAT_POST_ACTION("chat.postAction", inChat("desk.Answering", "answer", Moment.AFTER)),
    /** The call knows what it watches, and has said nothing. */
    CHAT_PRE_PROGRESS("chat.preProgress", inChat("desk.Teller", "tellPassing", Moment.BEFORE)),
    /** The person sees something, and it is not noted where. */
    CHAT_POST_SHOW(
            "chat.postShow",
            new Place("dev.loggia.discord.answer.DiscordDoor", "show", Moment.AFTER),
            new Place("dev.loggia.telegram.outbox.TelegramDoor", "show", Moment.AFTER)),
    /** It ended, and the call has not heard. */
    CHAT_PRE_NEWS("chat.preNews", inChat("desk.ResultDelivery", "deliver", Moment.BEFORE)),
    /** The call has heard, and the news does not know. */
    CHAT_POST_NEWS("chat.postNews", inChat("desk.ResultDelivery", "deliver", Moment.AFTER)),
    /** The news is delivered and noted; only its work row is still there. */
    CHAT_POST_NOTICE("chat.postNotice", after("delivery.DeliveryStep", "finish")),
    CHAT_PRE_RESULT("chat.preResult", inChat("desk.Teller", "tellLast", Moment.BEFORE)),
    /** The person has the result, and nobody knows. */
    CHAT_PRE_END("chat.preEnd", inChat("desk.Teller", "end", Moment.BEFORE)),
    /** Told and noted; only the work row is still there. */
    CHAT_POST_END("chat.postEnd", inChat("desk.Teller", "end", Moment.AFTER));

    private static final String OF_CHATS = "chat.";

    private final String wireName;
    private final List<Place> places;

    Failpoint(String wireName, Place... places) {
        this.wireName = wireName;
        this.places = List.of(places);
    }

    /** On the way of a job, whoever asked. */
    public static List<Failpoint> ofJobs() {
        return Arrays.stream(values())
                .filter(point -> !point.wireName.startsWith(OF_CHATS))
                .toList();
    }

    /** On the way of what was asked for in a chat, and of its answer. */
    public static List<Failpoint> ofChats() {
        return Arrays.stream(values())
                .filter(point -> point.wireName.startsWith(OF_CHATS))
                .toList();
    }

    /** As in the crash analysis, such as {@code submit.postCall}. */
    public String wireName() {
        return wireName;
    }

    /** Any of them. */
    public List<Place> places() {
        return places;
    }

    public static Optional<Failpoint> find(String wireName) {
        return Arrays.stream(values())
                .filter(point -> point.wireName.equals(wireName))
                .findFirst();
    }
}
