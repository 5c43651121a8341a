package io.hullmark.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import org.junit.jupiter.api.Test;

final class DigestSumTest {
    private static final ObjectKey ONE = ObjectKey.container("h1", "one");
    private static final ObjectKey TWO = ObjectKey.container("h1", "two");
    private static final Digest A = Digest.of("aaaaaaaaaaaaaaaa".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private static final Digest B = Digest.of("bbbbbbbbbbbbbbbb".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    @Test
    void shouldNotDependOnTheOrder() {
        assertThat(DigestSum.EMPTY.plus(ONE, A).plus(TWO, B))
                .isEqualTo(DigestSum.EMPTY.plus(TWO, B).plus(ONE, A));
    }

    @Test
    void shouldTakeOutWhatWasPutIn() {
        assertThat(DigestSum.EMPTY.plus(ONE, A).plus(TWO, B).minus(ONE, A)).isEqualTo(DigestSum.EMPTY.plus(TWO, B));
    }

    @Test
    void shouldTellWhoseDigestIsWhose() {
        assertThat(DigestSum.EMPTY.plus(ONE, A).plus(TWO, B))
                .isNotEqualTo(DigestSum.EMPTY.plus(ONE, B).plus(TWO, A));
        assertThat(DigestSum.EMPTY.plus(ONE, A))
                .isNotEqualTo(DigestSum.EMPTY.plus(new ObjectKey("h1", ObjectKind.IMAGE, "one"), A));
    }

    @Test
    void shouldNotLoseEqualDigestsOfTwoObjects() {
        assertThat(DigestSum.EMPTY.plus(ONE, A).plus(TWO, A)).isNotEqualTo(DigestSum.EMPTY);
    }

    @Test
    void shouldBeTheSameInEveryProcess() {
        assertThat(DigestSum.EMPTY.plus(ONE, A))
                .isEqualTo(new DigestSum(-6984246304084307457L, 5179289593543956474L, 1));
    }
}
