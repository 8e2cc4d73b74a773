package dev.loggia.proof.planted;

import java.util.List;

/** How the engine is made to err. */
sealed interface Mistake {

    /**
     * A function of the database, in which one text is replaced by another.
     *
     * @param find is in its source, or planting fails: what was planted elsewhere would prove nothing
     */
    record InFunction(String name, String find, String instead) implements Mistake {}

    /** A statement of the engine, in which one text is replaced by another as it is prepared. */
    record InStatement(String find, String instead) implements Mistake {}

    /** Something in the database's structure. */
    record InSchema(String plant, String undo) implements Mistake {}

    /** A method of the engine that behaves differently while a switch is on. */
    record InMethod(Switches.Method method) implements Mistake {}

    /** Several that only together do harm, since each is caught by a second belt. */
    record Together(List<Mistake> all) implements Mistake {
        public Together {
            all = List.copyOf(all);
        }

        static Together of(Mistake... all) {
            return new Together(List.of(all));
        }
    }
}
