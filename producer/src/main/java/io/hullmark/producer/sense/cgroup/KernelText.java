package io.hullmark.producer.sense.cgroup;

import java.nio.charset.StandardCharsets;

/**
 * The text of one kernel file, read number by number without making strings. Wherever something else stands than was expected the
 * answer is {@link #UNREADABLE}; what exceeds a long is {@link Long#MAX_VALUE}, as is the word "max".
 */
final class KernelText {
    /** No such number in the text. */
    static final long UNREADABLE = -1;

    private static final byte[] MAX = ascii("max");

    private final byte[] bytes;
    private int length;
    private int at;

    /** A text of at most so many bytes; {@link #buffer()} is to be filled. */
    KernelText(int capacity) {
        bytes = new byte[capacity];
    }

    static KernelText of(String text) {
        var kernel = new KernelText(text.length());
        System.arraycopy(ascii(text), 0, kernel.bytes, 0, text.length());
        kernel.filled(text.length());
        return kernel;
    }

    static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] buffer() {
        return bytes;
    }

    /** The buffer holds another text now, of which so many bytes count. */
    void filled(int count) {
        length = Math.max(0, count);
        at = 0;
    }

    /** Back to the first line. */
    void rewind() {
        at = 0;
    }

    boolean ended() {
        return at >= length;
    }

    /** On to the next line. */
    void nextLine() {
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        at++;
    }

    /** The number that the whole text is. */
    long only() {
        rewind();
        return number();
    }

    /** The number after a key that begins a line, as in "nr_throttled 3". */
    long after(byte[] key) {
        for (rewind(); !ended(); nextLine()) {
            if (word(key)) {
                return number();
            }
        }
        return UNREADABLE;
    }

    /** The next number of this line, after blanks. */
    long number() {
        skip(' ');
        if (at >= length || bytes[at] < '0' || bytes[at] > '9') {
            return word(MAX) ? Long.MAX_VALUE : UNREADABLE;
        }
        long value = 0;
        for (; at < length && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            int digit = bytes[at] - '0';
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return at >= length || bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '.' ? value : UNREADABLE;
    }

    /** The number after a name of this line, as in "rbytes=4096" or "total=17". */
    long named(byte[] name) {
        int line = at;
        while (at < length && bytes[at] != '\n') {
            if (here(name) && at + name.length < length && bytes[at + name.length] == '=') {
                at += name.length + 1;
                long value = number();
                at = line;
                return value;
            }
            nextWord();
        }
        at = line;
        return UNREADABLE;
    }

    /** Steps over a word if it is the next one. */
    boolean word(byte[] word) {
        skip(' ');
        int end = at + word.length;
        if (!here(word) || (end < length && bytes[end] != ' ' && bytes[end] != '\n')) {
            return false;
        }
        at = end;
        return true;
    }

    /** Whether the text goes on with these bytes. */
    boolean here(byte[] word) {
        if (at + word.length > length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Steps over the next word and the blanks after it, within the line. */
    void nextWord() {
        skip(' ');
        while (at < length && bytes[at] != ' ' && bytes[at] != '\n') {
            at++;
        }
        skip(' ');
    }

    /** Steps behind the next such byte of this line, and says whether there was one. */
    boolean behind(char mark) {
        for (int i = at; i < length && bytes[i] != '\n'; i++) {
            if (bytes[i] == mark) {
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    /** Steps over bytes of one kind. */
    void skip(char mark) {
        while (at < length && bytes[at] == mark) {
            at++;
        }
    }

    /** The number after the decimal point, as a fraction; 0 if there is none. */
    double fraction() {
        double value = 0;
        if (at < length && bytes[at] == '.') {
            double place = 0.1;
            for (at++; at < length && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
                value += (bytes[at] - '0') * place;
                place /= 10;
            }
        }
        return value;
    }
}
