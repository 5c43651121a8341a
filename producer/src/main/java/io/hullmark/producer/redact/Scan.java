package io.hullmark.producer.redact;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One pass over a text that copies what is harmless and marks what is secret. Linear in the length of the text, whatever is in it,
 * because people decide what they write into labels.
 */
final class Scan {
    private static final String PEM = "-----BEGIN ";
    private static final String PEM_END = "-----END ";
    private static final String WORD_ENDS = "\"'`=:,;|&()<>{}[]?\\";
    private static final Pattern PLAIN = Pattern.compile("true|false|yes|no|on|off|none|null");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_BLANKS = 4;

    private final String text;
    private final Redactor.Mark mark;
    private final StringBuilder out = new StringBuilder();
    private String flag;
    private int at;

    /** Begins to read a text after the flag that announces it, such as "--password", or after nothing. */
    Scan(String text, Redactor.Mark mark, String flag) {
        this.text = text;
        this.mark = mark;
        this.flag = flag;
    }

    /** The flag at the end of the text that announces a secret in the next argument; empty if there is none. */
    String announced() {
        return flag;
    }

    /** The text as one argument of a command line, where blanks belong to the value. */
    String asArgument() {
        if (!flag.isEmpty() && announcedValue(text.length())) {
            return out.toString();
        }
        int dashes = text.startsWith("--") ? 2 : text.startsWith("-") ? 1 : 0;
        int end = dashes;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_.-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        boolean named = end > dashes && end < text.length() && "=:".indexOf(text.charAt(end)) >= 0;
        if (named && Names.secret(text.substring(dashes, end)) && !harmlessValue(text.substring(end + 1))) {
            if (end + 1 == text.length()) {
                flag = text; // "password:" and its value may be two arguments
            }
            return text.substring(0, end + 1) + mark.of(text.substring(end + 1));
        }
        return asText();
    }

    String asText() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith(PEM, at)) {
                take(pemEnd());
            } else if (Character.isWhitespace(c)) {
                out.append(c);
                at++;
            } else if (!flag.isEmpty()) {
                announcedValue(valueEnd());
            } else if (WORD_ENDS.indexOf(c) >= 0) {
                out.append(c);
                at++;
            } else {
                word();
            }
        }
        return out.toString();
    }

    private void word() {
        int end = at;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && WORD_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var word = text.substring(at, end);
        if (text.startsWith("://", end)) {
            copy(end + 3);
            userInfo(word.startsWith("http"));
            return;
        }
        int value = valueStart(word, end);
        if (value > 0) {
            named(word, value);
        } else if (at > 0
                && text.charAt(at - 1) == ':'
                && word.indexOf('@') > 0
                && !text.startsWith("sha256:", end - 6)) {
            take(at + word.lastIndexOf('@'));
        } else if (Flags.attached(word) > 0) {
            copy(at + Flags.attached(word));
            take(valueEnd());
        } else if (Shape.secret(word) && !(DIGEST.matcher(word).matches() && text.startsWith("sha256:", at - 7))) {
            take(end);
        } else {
            copy(end);
            boolean alone = end == text.length() || Character.isWhitespace(text.charAt(end));
            boolean announces = Flags.announces(word) || Flags.announcesUser(word) || Names.announcing(word);
            flag = alone && announces ? word : "";
        }
    }

    /** Where the value of a setting begins whose name ends at a place, as in name=x, "name": "x"; 0 if no value follows. */
    private int valueStart(String word, int end) {
        int i = end;
        while (i < text.length() && i - end < MOST_BLANKS && "\\\"' ".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        if (i >= text.length() || "=:".indexOf(text.charAt(i)) < 0 || !Names.secret(word.replaceFirst("^-+", ""))) {
            return 0;
        }
        boolean colon = text.charAt(i) == ':';
        if (colon && word.indexOf('/') >= 0) {
            return 0; // an image and its tag
        }
        i += text.startsWith("=>", i) || text.startsWith(":=", i) || text.startsWith("==", i) ? 2 : 1;
        int blanks = i;
        while (i < text.length() && i - blanks < MOST_BLANKS && text.charAt(i) == ' ') {
            i++;
        }
        return i < text.length() ? i : 0;
    }

    private void named(String name, int value) {
        copy(value);
        var lower = name.toLowerCase(Locale.ROOT);
        boolean header = lower.contains("authorization") || lower.contains("cookie");
        int end = header && "\"'\\".indexOf(text.charAt(at)) < 0 ? lineEnd() : valueEnd();
        var found = text.substring(at, end);
        if (harmlessValue(found)) {
            copy(end);
        } else if (Names.announcing(found)) {
            copy(end);
            flag = found;
        } else {
            takeQuoted(end);
        }
    }

    /** Takes what follows a flag, unless it is plainly harmless; then it stays to be read, and this returns false. */
    private boolean announcedValue(int end) {
        var announcing = flag;
        flag = "";
        var value = text.substring(at, end);
        if (Flags.announcesUser(announcing)) {
            int colon = value.indexOf(':');
            if (colon < 0 || Flags.harmless("-p", value.substring(colon + 1))) {
                return false;
            }
            copy(at + colon + 1);
        } else if (Flags.harmless(announcing, value)) {
            return false;
        }
        takeQuoted(end);
        return true;
    }

    private void userInfo(boolean web) {
        int end = at;
        int last = -1;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "\"'`".indexOf(text.charAt(end)) < 0) {
            last = text.charAt(end) == '@' ? end : last;
            end++;
        }
        if (last < 0) {
            return;
        }
        var info = text.substring(at, last);
        int colon = info.indexOf(':');
        int slash = info.indexOf('/');
        if (colon >= 0 && (slash < 0 || slash > colon)) {
            var user = info.substring(0, colon);
            out.append(Shape.secret(user) ? mark.of(user) : user).append(':');
            at += colon + 1;
            take(last);
        } else if (slash < 0 && (web || Shape.secret(info))) {
            take(last);
        }
    }

    /** Where a value ends: at its closing quote, or at a blank that is not escaped. */
    private int valueEnd() {
        if (text.startsWith(PEM, at)) {
            return pemEnd();
        }
        int quote = at;
        while (quote < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        if (quote < text.length() && "\"'`".indexOf(text.charAt(quote)) >= 0) {
            return closing(text.substring(at, quote + 1), quote + 1);
        }
        int end = at;
        while (end < text.length() && (!Character.isWhitespace(text.charAt(end)) || text.charAt(end - 1) == '\\')) {
            end++;
        }
        return Math.max(end, Math.min(at + 1, text.length()));
    }

    private int closing(String quote, int from) {
        int end = text.indexOf(quote, from);
        while (end > 0 && quote.length() == 1 && text.charAt(end - 1) == '\\') {
            end = text.indexOf(quote, end + 1);
        }
        return end < 0 ? text.length() : end + quote.length();
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length() && "\"'\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private int pemEnd() {
        int end = text.indexOf(PEM_END, at);
        int close = end < 0 ? -1 : text.indexOf("-----", end + PEM_END.length());
        return close < 0 ? text.length() : close + 5;
    }

    private static boolean harmlessValue(String value) {
        return PLAIN.matcher(value).matches() || Flags.reference(value);
    }

    private void takeQuoted(int end) {
        char first = text.charAt(at);
        if ("\"'`".indexOf(first) >= 0 && end - at >= 2 && text.charAt(end - 1) == first) {
            copy(at + 1);
            take(end - 1);
            copy(end);
        } else {
            take(end);
        }
    }

    private void take(int end) {
        out.append(mark.of(text.substring(at, end)));
        at = end;
    }

    private void copy(int end) {
        out.append(text, at, end);
        at = end;
    }
}
