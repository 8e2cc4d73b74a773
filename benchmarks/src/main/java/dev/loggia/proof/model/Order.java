package dev.loggia.proof.model;

import dev.loggia.proof.model.Command.Ask;
import dev.loggia.proof.model.Command.Together;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which two commands could have come one after the other.
 *
 * @param first what the pair's first command would have answered
 * @param second what its second would have
 * @param after the books then
 */
record Order(String first, String second, Books after) {

    /** Every order that the answers leave possible. The books stay as they are. */
    static List<Order> explaining(Books books, Together pair, Partner.Both answers) {
        List<Order> orders = new ArrayList<>();
        if (contend(pair) && answers.first().equals(Answers.KEY_IN_FLIGHT)) {
            Books after = books.copy();
            orders.add(new Order(Answers.KEY_IN_FLIGHT, after.apply(pair.second()), after));
        } else if (contend(pair) && answers.second().equals(Answers.KEY_IN_FLIGHT)) {
            Books after = books.copy();
            orders.add(new Order(after.apply(pair.first()), Answers.KEY_IN_FLIGHT, after));
        } else {
            Books forwards = books.copy();
            orders.add(new Order(forwards.apply(pair.first()), forwards.apply(pair.second()), forwards));
            Books backwards = books.copy();
            String second = backwards.apply(pair.second());
            orders.add(new Order(backwards.apply(pair.first()), second, backwards));
        }
        return orders;
    }

    boolean matches(Partner.Both answers) {
        return Answers.matchAtOnce(first, answers.first()) && Answers.matchAtOnce(second, answers.second());
    }

    /** Whether both use one idempotency key of one requester. */
    private static boolean contend(Together pair) {
        return pair.first() instanceof Ask a
                && pair.second() instanceof Ask b
                && a.requester() == b.requester()
                && a.key() == b.key();
    }

    @Override
    public String toString() {
        return first + " and " + second;
    }
}
