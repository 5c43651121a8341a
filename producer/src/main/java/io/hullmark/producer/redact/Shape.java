package io.hullmark.producer.redact;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Judges a word by how it looks. Names, paths and versions are made of the letter pairs that English is made of; keys and tokens are
 * not, and that tells them apart better than entropy does, which finds long paths as random as short tokens.
 */
final class Shape {
    /** For each letter, the letters that often follow it in words and in names of programs. */
    private static final String FOLLOWERS =
            "abcdgilmnprstv bacefgijlnpstux cacehklortu daeiou eabcdeglmnprstx ffiort gceilnrs haeiot "
                    + "iabcdefglmnoprstv jao keg laeilostuvy madeilops nacdefgiostuvy ocdfglmnprstuv paeikloprty qu raceikmnosty "
                    + "sacehilopstuwy tacehilorsty ucdmnprstx vaeim waehio xcmt yos";

    private static final BitSet COMMON = common();

    private static final Pattern TOKEN =
            Pattern.compile("(?:AKIA|ASIA)[A-Z0-9]{12,}.*|gh[pousr]_.{16,}|github_pat_.*|glpat-.*"
                    + "|xox[a-z]-.*|xapp-.*|[srp]k[-_](?:live|test|proj|ant)[-_].*|AIza.{20,}|eyJ[A-Za-z0-9_-]{8,}.*|npm_.{20,}|pypi-.{16,}"
                    + "|hv[sb]\\..{16,}|dckr_pat_.*|SG\\..{16,}|ya29\\..*|shp(?:at|ca|ss)_.*|do[opr]_v1_.*|AGE-SECRET-KEY-.*|SWMTKN-.*"
                    + "|\\$(?:1|2[abxy]|5|6|y|apr1|argon2[a-z]*)\\$.*");
    private static final Pattern LONG_DIGITS = Pattern.compile("[0-9]{16,}");
    private static final Pattern HEX = Pattern.compile(
            "(?i)(?=[0-9a-f-]*[0-9])(?=[0-9a-f-]*[a-f])[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int SHORTEST = 12;
    private static final int WINDOW = 10;
    private static final int FEW_IN_WINDOW = 4;
    private static final int FEWEST_PAIRS = 8;
    private static final int MIXED_RUN = 14;

    private Shape() {}

    /** Whether a word looks like a key, a token or a hash of a password. */
    static boolean secret(String word) {
        if (word.length() < SHORTEST) {
            return false;
        }
        if (TOKEN.matcher(word).matches()
                || HEX.matcher(word).find()
                || LONG_DIGITS.matcher(word).find()) {
            return true;
        }
        return random(word) || mixed(word);
    }

    private static boolean random(String word) {
        var pairs = new BitSet(word.length());
        int count = 0;
        for (int i = 1; i < word.length(); i++) {
            char left = word.charAt(i - 1);
            char right = word.charAt(i);
            if (!alphanumeric(left) || !alphanumeric(right) || (digit(left) && digit(right))) {
                continue; // separators and numbers tell nothing
            }
            pairs.set(count++, usual(left, right));
        }
        if (count < FEWEST_PAIRS) {
            return false;
        }
        int inWindow = 0;
        for (int i = 0; i < count; i++) {
            inWindow += pairs.get(i) ? 1 : 0;
            if (i >= WINDOW) {
                inWindow -= pairs.get(i - WINDOW) ? 1 : 0;
            }
            if (i >= WINDOW - 1 && inWindow <= FEW_IN_WINDOW) {
                return true;
            }
        }
        return pairs.cardinality() * 2 < count;
    }

    /** Letters and digits in turn, without a separator, as words never are. */
    private static boolean mixed(String word) {
        int run = 0;
        int changes = 0;
        for (int i = 0; i < word.length(); i++) {
            char current = word.charAt(i);
            if (!alphanumeric(current)) {
                run = 0;
                changes = 0;
                continue;
            }
            if (run > 0 && digit(current) != digit(word.charAt(i - 1))) {
                changes++;
            }
            if (++run >= MIXED_RUN && changes >= 3) {
                return true;
            }
        }
        return false;
    }

    private static boolean usual(char left, char right) {
        if (digit(left) || digit(right) || (lower(left) && !lower(right))) {
            return false;
        }
        return COMMON.get(index(left, right));
    }

    private static int index(char left, char right) {
        return (Character.toLowerCase(left) - 'a') * 26 + Character.toLowerCase(right) - 'a';
    }

    private static BitSet common() {
        var pairs = new BitSet(26 * 26);
        for (String row : FOLLOWERS.split(" ", -1)) {
            for (int i = 1; i < row.length(); i++) {
                pairs.set(index(row.charAt(0), row.charAt(i)));
            }
        }
        return pairs;
    }

    private static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean alphanumeric(char c) {
        return lower(c) || digit(c) || (c >= 'A' && c <= 'Z');
    }
}
