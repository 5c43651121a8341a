package io.hullmark.engine.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a frame names is found wherever in the frame it stands. */
final class LineupTest {
    private static final long WEB = 7;
    private static final long SHOP = -7;

    private final Lineup<String> lineup = new Lineup<>();

    @Test
    void shouldFindWhomAFrameNamesWhereverItStands() {
        lineup.put(WEB, "web");
        lineup.put(SHOP, "shop");

        assertThat(found(0, WEB)).isEqualTo("web");
        assertThat(found(0, SHOP)).isEqualTo("shop");
        assertThat(found(900, WEB)).isEqualTo("web");
    }

    @Test
    void shouldFindNobodyUnderAPrefixThatNobodyHas() {
        lineup.put(WEB, "web");
        lineup.find(0, WEB);

        assertThat(found(0, 0)).isNull();
        assertThat(found(1, SHOP)).isNull();
    }

    @Test
    void shouldFindTheOneThatTookThePlaceOfAnother() {
        lineup.put(WEB, "web");
        lineup.find(0, WEB);
        lineup.put(WEB, "web again");

        assertThat(found(0, WEB)).isEqualTo("web again");
    }

    @Test
    void shouldForgetWhoIsGoneAndKnowAllOthers() {
        lineup.put(WEB, "web");
        lineup.put(SHOP, "shop");
        lineup.find(0, WEB);
        lineup.find(1, SHOP);
        lineup.removeIf("web"::equals);

        assertThat(found(0, WEB)).isNull();
        assertThat(found(1, SHOP)).isEqualTo("shop");
        assertThat(lineup.members()).containsExactly("shop");
    }

    @Test
    void shouldTellItsMembersInTheOrderOfTheirPrefixes() {
        lineup.put(WEB, "web");
        lineup.put(SHOP, "shop");

        assertThat(lineup.members()).containsExactly("shop", "web");
    }

    @Test
    void shouldKeepTheRowsOfAllThatStayAndGiveThoseOfTheGoneToOthers() {
        int web = lineup.put(WEB, "web");
        int shop = lineup.put(SHOP, "shop");
        lineup.removeIf("web"::equals);
        int api = lineup.put(3, "api");
        int database = lineup.put(4, "database");

        assertThat(lineup.find(SHOP)).isEqualTo(shop);
        assertThat(lineup.put(SHOP, "shop again")).isEqualTo(shop);
        assertThat(api).isEqualTo(web);
        assertThat(database).isEqualTo(2);
        assertThat(lineup.rows()).containsExactly(shop, api, database);
    }

    /** Whatever comes and goes, and in whatever order frames name them. */
    @Test
    void shouldAlwaysFindWhatAMapFinds() {
        var random = new Random(11);
        Map<Long, String> known = new TreeMap<>();
        for (int step = 0; step < 20_000; step++) {
            long prefix = random.nextInt(20);
            int move = random.nextInt(10);
            if (move == 0) {
                known.put(prefix, "since " + step);
                lineup.put(prefix, "since " + step);
            } else if (move == 1) {
                var gone = known.remove(prefix);
                lineup.removeIf(member -> member.equals(gone));
            } else {
                assertThat(found(random.nextInt(30), prefix)).isEqualTo(known.get(prefix));
            }
        }

        List<String> members = new ArrayList<>(known.values());
        assertThat(lineup.members()).containsExactlyElementsOf(members);
    }

    private @Nullable String found(int place, long prefix) {
        int row = lineup.find(place, prefix);
        return row == Lineup.NONE ? null : lineup.member(row);
    }
}
