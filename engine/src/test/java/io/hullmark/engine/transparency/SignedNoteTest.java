package io.hullmark.engine.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes can be read by other tools, and theirs by us. */
final class SignedNoteTest {
    /** The key and the note in the documentation of Go's implementation. */
    private static final String KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String KNOWN_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private final SigningKey key = SigningKey.create("audit.example.com");
    private final SigningKey other = SigningKey.create("audit.example.com");

    @Test
    void shouldKnowTheSignatureOfAnotherTool() {
        var note = SignedNote.parse(KNOWN_NOTE);

        assertThat(note.isSignedBy(VerifierKey.parse(KNOWN_KEY))).isTrue();
        assertThat(note.names()).containsExactly("PeterNeumann");
        assertThat(note).hasToString(KNOWN_NOTE);
        assertThat(VerifierKey.parse(KNOWN_KEY)).hasToString(KNOWN_KEY);
    }

    @Test
    void shouldNotKnowANoteOfWhichALetterWasChanged() {
        var note = SignedNote.parse(KNOWN_NOTE.replace("the answer", "an answer "));

        assertThat(note.isSignedBy(VerifierKey.parse(KNOWN_KEY))).isFalse();
    }

    @Test
    void shouldKnowItsOwnSignatureAfterWritingNoteAndKey() {
        var signed = SignedNote.of("all is well\n", List.of(SigningKey.parse(key.text())));

        var read = SignedNote.parse(signed.toString());

        assertThat(read.text()).isEqualTo("all is well\n");
        assertThat(read.isSignedBy(VerifierKey.parse(key.verifier().toString())))
                .isTrue();
        assertThat(read.isSignedBy(other.verifier())).isFalse();
    }

    @Test
    void shouldBeKnownByEitherKeyWhileOneIsReplaced() {
        var note = SignedNote.of("all is well\n", List.of(key, other));

        assertThat(note.isSignedBy(key.verifier())).isTrue();
        assertThat(note.isSignedBy(other.verifier())).isTrue();
    }

    @Test
    void shouldShowNothingOfASecret() {
        var secret = key.text().lines().toList().get(2);

        assertThat(key.toString()).doesNotContain(secret);
        assertThatThrownBy(() -> SigningKey.parse(key.text().replace("BEGIN PRIVATE", "BEGIN")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(secret);
    }

    @Test
    void shouldRefuseAPrivateKeyWithThePublicOneOfAnother() {
        var mixed = other.verifier() + "\n" + key.text().split("\n", 2)[1];

        assertThatThrownBy(() -> SigningKey.parse(mixed)).hasMessageContaining("is not that of audit.example.com+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc",
                "PeterNeumann+c74f20a3+?"
            })
    void shouldRefuseWhatIsNoKey(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n- name eA==\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name ?\n"
            })
    void shouldRefuseWhatIsNoNote(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReadACheckpointAsItWasWritten() {
        var tree = new MerkleTree();
        tree.append("entry".getBytes(StandardCharsets.UTF_8));
        var written = Checkpoint.of("fleet.example.com/facts/3", tree);

        var read = Checkpoint.parse(written.text());

        assertThat(read).isEqualTo(written);
        assertThat(read.describes(tree)).isTrue();
        tree.append(new byte[0]);
        assertThat(read.describes(tree)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "origin\n", "origin\n01\nAAAA\n", "origin\n1\n", "\n1\nAAAA\n", "origin\n-1\nAAAA\n"})
    void shouldRefuseWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
