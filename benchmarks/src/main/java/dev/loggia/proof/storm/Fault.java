package dev.loggia.proof.storm;

/** What a storm does, beside what the provider does to single jobs. */
enum Fault {
    KILL("kill -9 of a node"),
    PAUSE("SIGSTOP of a node beyond its lease, then SIGCONT"),
    STOP_POSTGRES("PostgreSQL stopped in the middle (SIGQUIT)"),
    KILL_REDIS("kill -9 of Redis"),
    DATABASE_NETWORK("network to PostgreSQL"),
    FORGOTTEN_CONNECTIONS("open connections to PostgreSQL silent for ever"),
    REDIS_NETWORK("network to Redis"),
    PROVIDER_NETWORK("network to the provider"),
    STORE_NETWORK("network to the object store"),
    BAD_PROVIDER("the provider answers badly to whoever comes next");

    private final String description;

    Fault(String description) {
        this.description = description;
    }

    @Override
    public String toString() {
        return description;
    }
}
