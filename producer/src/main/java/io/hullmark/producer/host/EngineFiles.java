package io.hullmark.producer.host;

import io.hullmark.producer.host.HostRoot.Followed;
import io.hullmark.producer.host.HostRoot.Found;
import io.hullmark.producer.host.Places.Place;
import io.hullmark.wire.FileLink;
import io.hullmark.wire.HostFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the files are that the engine is run by: whose, and who may do what with them. */
final class EngineFiles {
    private final HostRoot root;
    private final People people;
    private final Instant now;

    EngineFiles(HostRoot root, People people, Instant now) {
        this.root = root;
        this.people = people;
        this.now = now;
    }

    /** The files, ordered by role and path. */
    List<HostFile> at(List<Place> places) {
        return places.stream()
                .map(this::file)
                .sorted(Comparator.comparing(HostFile::getRole).thenComparing(HostFile::getPath))
                .toList();
    }

    private HostFile file(Place place) {
        var reasons = new TreeMap<String, String>();
        var builder = HostFile.newBuilder()
                .setRole(place.role())
                .setPath(place.path())
                .setTarget("")
                .setLinks(List.of());
        Sight<Optional<Found>> found = place.hidden()
                .map(Sight::<Optional<Found>>unseen)
                .orElseGet(() -> Sight.at(place.path(), () -> find(place.path())));
        Sight<Boolean> present = found.map(Optional::isPresent);
        builder.setPresent(present.into("present", reasons));
        builder.setKind(text(found, file -> Sight.of(file.stat().kind())).into("kind", reasons));
        builder.setOwner(text(found, file -> people.user(file.stat().owner())).into("owner", reasons));
        builder.setGroup(text(found, file -> people.group(file.stat().group())).into("group", reasons));
        builder.setMode(text(found, file -> Sight.of(file.stat().permissions())).into("mode", reasons));
        found.orElse(Optional.empty()).ifPresent(file -> {
            builder.setTarget(file.target());
            builder.setLinks(file.links().stream().map(this::link).toList());
            if (place.aged()) {
                builder.setAgeDays(ageDays(file));
            }
        });
        if (place.aged() && found instanceof Sight.Unseen<?> hidden) {
            reasons.put("ageDays", hidden.reason());
        }
        return builder.setUnseen(reasons).build();
    }

    private long ageDays(Found file) {
        return Math.max(0, Duration.between(file.stat().modified(), now).toDays());
    }

    private Optional<Found> find(String path) throws IOException {
        try {
            return Optional.of(root.find(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Something about a file; empty where there is none. */
    private static Sight<String> text(Sight<Optional<Found>> found, Telling telling) {
        return found.flatMap(there -> there.map(telling::of).orElse(Sight.of("")));
    }

    private interface Telling {
        Sight<String> of(Found file);
    }

    private FileLink link(Followed link) {
        Map<String, String> reasons = new TreeMap<>();
        return FileLink.newBuilder()
                .setPath(link.path())
                .setDirectoryOwner(people.user(link.directory().owner()).into("directoryOwner", reasons))
                .setDirectoryGroup(people.group(link.directory().group()).into("directoryGroup", reasons))
                .setDirectoryMode(link.directory().permissions())
                .setUnseen(reasons)
                .build();
    }
}
