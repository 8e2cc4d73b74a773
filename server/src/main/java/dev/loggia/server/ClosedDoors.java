package dev.loggia.server;

import dev.loggia.server.settings.Doors;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps the beans of doors that this node does not open from being made: none of their code runs. */
final class ClosedDoors extends TypeExcludeFilter {
    private final List<String> homes;

    ClosedDoors(Doors doors) {
        homes = Arrays.stream(Doors.Door.values())
                .filter(door -> !doors.has(door))
                .map(door -> door.home() + ".")
                .toList();
    }

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        String name = reader.getClassMetadata().getClassName();
        return homes.stream().anyMatch(name::startsWith);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClosedDoors closed && closed.homes.equals(homes);
    }

    @Override
    public int hashCode() {
        return homes.hashCode();
    }
}
