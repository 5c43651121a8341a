package io.hullmark.engine.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roots are those that everybody else computes. */
final class MerkleTreeTest {
    /** Entries of the tests of Certificate Transparency, whose roots many implementations agree on. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void shouldGiveTheRootsOfTheKnownTree(int size, String root) {
        var tree = new MerkleTree();

        ENTRIES.subList(0, size).forEach(entry -> tree.append(HexFormat.of().parseHex(entry)));

        assertThat(tree.size()).isEqualTo(size);
        assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(root);
    }

    @Test
    void shouldGiveTheRootThatTheDefinitionGives() {
        var random = new Random(20261122);
        var entries = IntStream.range(0, 200).mapToObj(index -> bytes(random)).toList();
        var tree = new MerkleTree();
        var resumed = new MerkleTree();

        for (int size = 1; size <= entries.size(); size++) {
            tree.append(entries.get(size - 1));
            resumed = MerkleTree.of(resumed.size(), resumed.trees());
            resumed.append(entries.get(size - 1));

            assertThat(tree.root()).isEqualTo(defined(entries.subList(0, size)));
            assertThat(resumed.root()).isEqualTo(tree.root());
        }
    }

    @Test
    void shouldRefuseTreesThatDoNotMakeUpTheSize() {
        assertThatThrownBy(() -> MerkleTree.of(3, List.of(new byte[32])))
                .hasMessage("a log of 3 entries does not consist of 1 complete trees");
    }

    /** Section 2.1.1 of RFC 9162, word by word. */
    private static byte[] defined(List<byte[]> entries) {
        if (entries.size() == 1) {
            return Sha256.of(new byte[] {0}, entries.get(0));
        }
        int half = Integer.highestOneBit(entries.size() - 1);
        return Sha256.of(
                new byte[] {1}, defined(entries.subList(0, half)), defined(entries.subList(half, entries.size())));
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[64];
        random.nextBytes(bytes);
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
}
