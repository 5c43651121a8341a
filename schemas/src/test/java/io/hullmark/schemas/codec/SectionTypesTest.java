package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.wire.ContainerLabels;
import io.hullmark.wire.Digest;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Section;
import io.hullmark.wire.SnapshotStatus;
import io.hullmark.wire.VolumeConfig;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTypesTest {

    @Test
    void shouldKnowEverySectionByKindAndName() {
        assertThat(SectionTypes.all()).hasSize(27).doesNotHaveDuplicates();
        for (var type : SectionTypes.all()) {
            assertThat(SectionTypes.find(type.kind(), type.name())).contains(type);
        }
        assertThat(SectionTypes.find(ObjectKind.VOLUME, "config")).contains(SectionTypes.VOLUME_CONFIG);
        assertThat(SectionTypes.find(ObjectKind.CONTAINER, "of a later version"))
                .isEmpty();
        assertThat(SectionTypes.find(ObjectKind.UNRECOGNIZED, "config")).isEmpty();
    }

    @Test
    void shouldNameSectionsAsTheirRecordsAreNamed() {
        for (var type : SectionTypes.all()) {
            var name = type.kind().name().charAt(0)
                    + type.kind().name().substring(1).toLowerCase(Locale.ROOT)
                    + Character.toUpperCase(type.name().charAt(0))
                    + type.name().substring(1);

            assertThat(type.record().getSimpleName()).isEqualTo(name);
        }
    }

    @Test
    void shouldReadTheSectionThatItMade() throws Exception {
        var labels = new ContainerLabels(Map.of("tier", "prod"));

        var section = SectionTypes.CONTAINER_LABELS.section(labels);

        assertThat(section.getName()).isEqualTo("labels");
        assertThat(SectionTypes.CONTAINER_LABELS.read(section)).isEqualTo(labels);
        assertThat(SectionTypes.CONTAINER_LABELS.read(section))
                .as("a second time")
                .isEqualTo(labels);
        assertThat(section.getDigest().bytes())
                .isEqualTo(Arrays.copyOf(
                        MessageDigest.getInstance("SHA-256")
                                .digest(section.getBody().array()),
                        16));
    }

    @Test
    void shouldRefuseABodyOfAnotherSection() {
        var body = Codec.of(VolumeConfig.class)
                .encode(FullRecords.of(VolumeConfig.class).get(0));

        assertThatThrownBy(() -> SectionTypes.CONTAINER_LABELS.read(body))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("expected a ContainerLabels, got a VolumeConfig");
    }

    @Test
    void shouldDigestEverythingThatTellsSnapshotsApart() {
        var labels = section("labels", 1);
        var mounts = section("mounts", 2);
        var base = Digests.ofSnapshot(ObjectKind.CONTAINER, "4f", SnapshotStatus.COMPLETE, List.of(labels, mounts));

        assertThat(Digests.ofSnapshot(ObjectKind.CONTAINER, "4f", SnapshotStatus.COMPLETE, List.of(labels, mounts)))
                .isEqualTo(base);
        assertThat(List.of(
                        Digests.ofSnapshot(ObjectKind.IMAGE, "4f", SnapshotStatus.COMPLETE, List.of(labels, mounts)),
                        Digests.ofSnapshot(
                                ObjectKind.CONTAINER, "50", SnapshotStatus.COMPLETE, List.of(labels, mounts)),
                        Digests.ofSnapshot(ObjectKind.CONTAINER, "4f", SnapshotStatus.GONE, List.of(labels, mounts)),
                        Digests.ofSnapshot(ObjectKind.CONTAINER, "4f", SnapshotStatus.COMPLETE, List.of(labels)),
                        Digests.ofSnapshot(
                                ObjectKind.CONTAINER, "4f", SnapshotStatus.COMPLETE, List.of(mounts, labels)),
                        Digests.ofSnapshot(
                                ObjectKind.CONTAINER,
                                "4f",
                                SnapshotStatus.COMPLETE,
                                List.of(labels, section("mounts", 3))),
                        Digests.ofSnapshot(
                                ObjectKind.CONTAINER,
                                "4f",
                                SnapshotStatus.COMPLETE,
                                List.of(labels, section("network", 2)))))
                .doesNotHaveDuplicates()
                .doesNotContain(base);
    }

    private static Section section(String name, int content) {
        var digest = new byte[16];
        digest[0] = (byte) content;
        return new Section(name, new Digest(digest), ByteBuffer.wrap(new byte[0]));
    }
}
