package io.hullmark.engine.verdicts;

import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Scope;
import io.hullmark.engine.rules.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rules on one kind of subject that are asked together. Those whose scopes put the same question are found by its answer, the others
 * are asked one after the other. This is the path of every change: it allocates nothing as long as the rules say what they said.
 * Not for several threads.
 */
public final class Selection {
    private static final byte FAIL = VerdictCode.of(Verdict.FAIL);
    private static final byte NOT_APPLICABLE = VerdictCode.of(Verdict.NOT_APPLICABLE);
    private static final int[] NOBODY = {};

    private final int[] ordinals;
    private final Logic[] logics;
    private final boolean[] perElement;
    private final int[] unscoped;
    private final Group[] groups;
    private final News news = new News();

    /** Rules that put one question; numbers are positions among the selected. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Group(Scope.Question question, int[] members, Map<String, int[]> byAnswer) {}

    private Selection(int[] ordinals, List<RuleSet.Entry> entries) {
        this.ordinals = ordinals;
        this.logics = IntStream.of(ordinals)
                .mapToObj(ordinal -> entries.get(ordinal).rule().logic())
                .toArray(Logic[]::new);
        this.perElement = new boolean[ordinals.length];
        var asking = new LinkedHashMap<String, List<Integer>>();
        var plain = IntStream.builder();
        for (int position = 0; position < ordinals.length; position++) {
            perElement[position] = entries.get(ordinals[position]).rule().perElement();
            var scope = logics[position].scope();
            if (scope.isPresent()) {
                asking.computeIfAbsent(scope.get().path(), path -> new ArrayList<>())
                        .add(position);
            } else {
                plain.add(position);
            }
        }
        this.unscoped = plain.build().toArray();
        this.groups = asking.values().stream().map(this::group).toArray(Group[]::new);
    }

    /** Rules by their ordinals, which are ascending. */
    static Selection of(int[] ordinals, List<RuleSet.Entry> entries) {
        return new Selection(ordinals, entries);
    }

    private Group group(List<Integer> members) {
        var byAnswer = new TreeMap<String, IntStream.Builder>();
        for (int position : members) {
            for (String answer : logics[position].scope().orElseThrow().answers()) {
                byAnswer.computeIfAbsent(answer, text -> IntStream.builder()).add(position);
            }
        }
        var found = new HashMap<String, int[]>();
        byAnswer.forEach(
                (answer, positions) -> found.put(answer, positions.build().toArray()));
        var question = logics[members.get(0)].scope().orElseThrow().question();
        return new Group(question, members.stream().mapToInt(Integer::intValue).toArray(), found);
    }

    public boolean isEmpty() {
        return ordinals.length == 0;
    }

    /** Ordinals of the rules, ascending. The array is not to be changed. */
    public int[] ordinals() {
        return ordinals;
    }

    /**
     * The rules that may have something to tell: they say something else than before, or something that comes with elements or
     * details. Ordinals, ascending.
     *
     * @param known a {@link VerdictCode} per ordinal, as it was before
     */
    public int[] news(Bindings bindings, byte[] known) {
        news.begin(known);
        for (int position : unscoped) {
            news.tell(position, Containment.decide(logics[position], bindings));
        }
        for (Group group : groups) {
            ask(group, bindings);
        }
        return news.ordinals();
    }

    private void ask(Group group, Bindings bindings) {
        var answer = group.question().answer(bindings);
        if (answer == null) {
            for (int position : group.members()) {
                news.tell(position, Containment.decide(logics[position], bindings));
            }
            return;
        }
        var concerned = group.byAnswer().getOrDefault(answer, NOBODY);
        for (int position : concerned) {
            news.tell(position, Containment.decideInScope(logics[position], bindings));
        }
        if (concerned.length == group.members().length) {
            return;
        }
        for (int position : group.members()) {
            if (news.known(position) != NOT_APPLICABLE && Arrays.binarySearch(concerned, position) < 0) {
                news.add(position);
            }
        }
    }

    /** Collects; most often nothing. */
    private final class News {
        private byte[] known = {};
        private int[] found = NOBODY;
        private int size;

        void begin(byte[] before) {
            known = before;
            size = 0;
        }

        byte known(int position) {
            return VerdictCode.at(known, ordinals[position]);
        }

        void tell(int position, Verdict verdict) {
            byte code = VerdictCode.of(verdict);
            if (code != known(position)
                    || (code == FAIL && perElement[position])
                    || verdict == Verdict.UNKNOWN
                    || verdict == Verdict.MANUAL) {
                add(position);
            }
        }

        void add(int position) {
            if (size == found.length) {
                found = Arrays.copyOf(found, Math.max(8, 2 * size));
            }
            found[size++] = ordinals[position];
        }

        int[] ordinals() {
            if (size == 0) {
                return NOBODY;
            }
            var all = Arrays.copyOf(found, size);
            Arrays.sort(all);
            return all;
        }
    }
}
