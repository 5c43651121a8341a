package io.hullmark.streams.check;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Field;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.facts.Struct;
import io.hullmark.schemas.codec.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Opens the sections of containers whose source does not tell every field. A snapshot has no place for what was not seen within a
 * section, so such fields are taken out again when it is opened. A section is known by a digest of its own.
 */
final class UntoldFields implements SectionReader {
    /** Comes with no section of a snapshot, so it is left out with any. */
    private static final String ACTIVITY = "activity";

    private final SectionReader reader;
    private final Map<String, Set<String>> untold;
    private final Missing reason;
    private final Map<Digest, Set<String>> bySection = new HashMap<>();

    /** @param untold by the id of a container, the names of fields that are not known */
    UntoldFields(SectionReader reader, Map<String, Set<String>> untold, String reason) {
        this.reader = reader;
        this.untold = untold;
        this.reason = new Missing(reason);
    }

    /** The same fact, with sections that this reader knows again. */
    Fact.OfHost marked(Fact.OfHost fact) {
        if (!(fact instanceof Fact.SnapshotTaken snapshot)
                || snapshot.object().kind() != ObjectKind.CONTAINER
                || !untold.containsKey(snapshot.object().id())) {
            return fact;
        }
        var sections = snapshot.sections().stream()
                .map(section -> marked(snapshot.object().id(), section))
                .toList();
        return new Fact.SnapshotTaken(
                snapshot.object(), snapshot.digest(), snapshot.completeness(), snapshot.detail(), sections);
    }

    private Section marked(String container, Section section) {
        var name = (container + "/" + section.name()).getBytes(StandardCharsets.UTF_8);
        var digest = Digest.of(Digests.of(name).bytes());
        bySection.put(digest, untold.getOrDefault(container, Set.of()));
        return new Section(section.name(), digest, section.body());
    }

    @Override
    public void read(Section section, Struct.Builder into) {
        reader.read(section, into);
        for (String name : bySection.getOrDefault(section.digest(), Set.of())) {
            ContainerFacts.TYPE
                    .field(name)
                    .filter(field -> comesWith(field, section))
                    .ifPresent(field -> into.set(field.slot(), reason));
        }
    }

    private static boolean comesWith(Field field, Section section) {
        return field.section().equals(section.name()) || field.section().equals(ACTIVITY);
    }
}
