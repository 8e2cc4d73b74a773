package dev.loggia.chat.testing;

import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A chat that shows everything at once, unless told to do otherwise. Safe for use by many threads. */
public final class FakeDoor implements ChatDoor {
    private final String platform;
    private final Map<String, List<Said>> said = new HashMap<>();
    private final Deque<UnaryOperator<Shown>> plans = new ArrayDeque<>();
    private int words;
    private int silences;

    /** One word of one conversation, as the door was given it. */
    public record Said(Conversation conversation, Message message) {}

    public FakeDoor(String platform) {
        this.platform = platform;
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public Shown show(Conversation conversation, Message message) {
        Shown usual = new Shown.Done("message-of-" + conversation.call().event());
        return note(conversation, message).apply(usual);
    }

    @Override
    public String privateAddress(String person) {
        return "private-of-" + person;
    }

    @Override
    public synchronized Optional<Boolean> manages(Call call) {
        return silences-- > 0 ? Optional.empty() : ChatDoor.super.manages(call);
    }

    /** So many times it is not to be had who manages a place. */
    public synchronized void doesNotSayWhoManages(int times) {
        silences = times;
    }

    private synchronized UnaryOperator<Shown> note(Conversation conversation, Message message) {
        said.computeIfAbsent(conversation.call().event(), event -> new ArrayList<>())
                .add(new Said(conversation, message));
        words++;
        UnaryOperator<Shown> plan = plans.poll();
        return plan == null ? UnaryOperator.identity() : plan;
    }

    /** The next word meets this instead. */
    public synchronized FakeDoor nextTime(Shown shown) {
        plans.add(usual -> shown);
        return this;
    }

    /** The next word is shown, and then the caller crashes before it knows. */
    public synchronized FakeDoor crashesNextTime() {
        plans.add(usual -> {
            throw new IllegalStateException("the process was killed");
        });
        return this;
    }

    /** The next word is shown, and then the caller sleeps through whatever the others do. */
    public synchronized FakeDoor sleepsNextTime(CountDownLatch asleep, CountDownLatch awake) {
        plans.add(usual -> {
            asleep.countDown();
            Uninterrupted.await(awake);
            return usual;
        });
        return this;
    }

    /** Every word of a call, in order. */
    public synchronized List<Said> all(String event) {
        return List.copyOf(said.getOrDefault(event, List.of()));
    }

    /** The notices that somebody got who had not asked for anything, in order. */
    public synchronized List<Said> noticesTo(String person) {
        return said.values().stream()
                .flatMap(List::stream)
                .filter(word -> word.conversation().call().action().equals("notice")
                        && word.conversation().call().user().user().equals(person))
                .toList();
    }

    /** What is to be seen now. */
    public synchronized Optional<Message> last(String event) {
        List<Said> words = said.getOrDefault(event, List.of());
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.get(words.size() - 1).message());
    }

    /** How many words there were in all conversations. */
    public synchronized int words() {
        return words;
    }
}
