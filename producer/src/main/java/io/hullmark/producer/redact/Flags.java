package io.hullmark.producer.redact;

import java.util.Set;
import java.util.regex.Pattern;

/** The options of command lines that take a password, and their values that plainly are none. */
final class Flags {
    /** Letters that stand for a password in some program, and for a port or a path in others. */
    private static final Set<String> SHORT = Set.of("-p", "-P", "-w", "-a");

    private static final Set<String> USER = Set.of("-u", "-U", "--user", "--proxy-user", "--username");
    private static final Pattern LONG_WITH_ONE_DASH = Pattern.compile(
            "-p(?:ort|ath|id|idfile|lugins?|refix|rofile|roperties|roxy|rint|rotocol|ublic|ublish|reserve|rogress|roto|ool|retty"
                    + "|roject|rovider|latform|riority|ull|ush|eer|eers|arallel|arents|ayload|attern|erf)(?:-\\w+)*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,5}(?:[-:/][0-9]{1,5})*(?:/tcp|/udp)?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:\\[\\]]+:[0-9]{1,5}(?::[0-9]{1,5})?");
    private static final Pattern PATH = Pattern.compile("\\.{0,2}/[^@]*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\w+|\\$\\{\\w+\\}|\\$\\(\\w[^)]*\\)|%\\w+%");

    private Flags() {}

    /** Whether the word after this one is probably a secret. */
    static boolean announces(String word) {
        return SHORT.contains(word) || (word.startsWith("-") && Names.secret(word.replaceFirst("^-+", "")));
    }

    /** Whether the word after this one may be a user with a password, as in "-u name:password". */
    static boolean announcesUser(String word) {
        return USER.contains(word);
    }

    /** Where the password begins in a word such as "-pSECRET"; 0 if there is none. */
    static int attached(String word) {
        if (word.length() < 3
                || !word.startsWith("-p")
                || LONG_WITH_ONE_DASH.matcher(word).matches()) {
            return 0;
        }
        return harmless("-p", word.substring(2)) ? 0 : 2;
    }

    /** Whether a value only names the variable that holds the secret. */
    static boolean reference(String value) {
        return REFERENCE.matcher(value).matches();
    }

    /** Whether a value after this flag is plainly no secret: a port, a path, a variable, the next flag. */
    static boolean harmless(String flag, String value) {
        if (reference(value) || value.startsWith("--") || value.matches("-[A-Za-z]")) {
            return true;
        }
        boolean ambiguous = SHORT.contains(flag);
        return (ambiguous || flag.endsWith("key") || flag.endsWith("auth"))
                && (NUMBERS.matcher(value).matches()
                        || ADDRESS.matcher(value).matches()
                        || (PATH.matcher(value).matches() && !Shape.secret(value)));
    }
}
