package dev.loggia.engine.media;

class InMemoryMediaStoreTest extends MediaStoreContract {
    private final InMemoryMediaStore store = new InMemoryMediaStore();

    @Override
    protected MediaStore store() {
        return store;
    }
}
