package io.hullmark.producer.inspected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hullmark.producer.fake.Inspections;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading what people asked an engine for. */
class InspectedJsonTest {
    private static final String NETWORK = "{\"Id\":\"n1\",\"Name\":\"bridge\",\"IPAM\":{},\"Driver\":\"bridge\"}";
    private static final String VOLUME = "{\"Name\":\"data\",\"Mountpoint\":\"/v\",\"Driver\":\"local\"}";
    private static final String IMAGE = "{\"Id\":\"sha256:1\",\"RootFS\":{},\"Os\":\"linux\"}";
    private static final String INFO = "{\"ServerVersion\":\"24.0\",\"Driver\":\"overlay2\",\"NCPU\":2,\"Name\":\"a\"}";

    @Test
    void shouldReadAllKindsFromSeveralArraysAndObjectsWithWhatSurroundsContainersFirst() throws IOException {
        var container = Inspections.container(Inspections.id("c1"), "web").toString();

        var seen = read("[" + container + "," + VOLUME + "]\n[" + IMAGE + "]" + NETWORK + "\n" + INFO);

        assertThat(seen.stream().map(Observation::getBody))
                .extracting(body -> ((Snapshot) body).getKind())
                .containsExactly(
                        ObjectKind.HOST, ObjectKind.VOLUME, ObjectKind.IMAGE, ObjectKind.NETWORK, ObjectKind.CONTAINER);
    }

    @Test
    void shouldTellOfCommandsThatRunInAContainer() throws IOException {
        var container = Inspections.container(Inspections.id("c1"), "web");
        container.putArray("ExecIDs").add("e1");

        var seen = read(container.toString());

        assertThat(seen.get(1).getBody())
                .isInstanceOfSatisfying(
                        LifecycleEvent.class,
                        event -> assertThat(event.getExec())
                                .satisfies(
                                        exec -> assertThat(exec.getPrivileged()).isNull()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                  | there is nothing to judge",
                "[]                  | there is nothing to judge",
                "[[]]                | object 1 is no container, image, network, volume or host",
                "42                  | object 1 is no container",
                "[null]              | object 1 is no container",
                "[{\"Id\":\"x\"}]    | object 1 is no container",
                "<html>              | stdin:1:1: this is no JSON",
                "[{\"Id\":\"secret-1 | the JSON breaks off in object 1",
                "[{\"Id\":1},        | object 1 is no container",
                "[{\"Id\":secret-1}] | stdin:1:", // a value that is no JSON is not quoted
            })
    void shouldSayInALineWhatIsWrong(String json, String complaint) {
        var thrown = catchThrowable(() -> read(json));

        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(complaint);
        assertThat(thrown.getMessage()).doesNotContain("\n", "secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``|[", "``|x", "[\"|y", "[{\"a\":[|{},", "[{\"a\":\"|z", "``|` `"})
    void shouldNotReadNonsenseWithoutEnd(String beginning, String repeated) {
        var endless = new SequenceInputStream(Collections.enumeration(IntStream.range(0, 70)
                .mapToObj(i -> stream(i == 0 ? beginning : repeated.repeat((1 << 20) / repeated.length() + 1)))
                .toList()));

        assertThatThrownBy(() -> new InspectedJson("inspected").read("stdin", endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }

    private static List<Observation> read(String json) throws IOException {
        var inspected = new InspectedJson("inspected");
        inspected.read("stdin", stream(json));
        return inspected.observations();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
