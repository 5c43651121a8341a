package io.hullmark.producer.redact;

import io.hullmark.wire.EnvironmentVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Replaces secrets by their length and a keyed hash, so that a reader sees that one is there and when it changes. Judges by names
 * ("--password", "API_KEY="), by known formats (keys of clouds, PEM, user names in URLs) and by how a word looks; in doubt a value
 * is replaced, while commands, paths and options that are plainly words stay readable.
 */
public final class Redactor {
    private static final int INLINE_DIGITS = 12;
    private static final int VARIABLE_DIGITS = 16;
    private static final Pattern PLAIN = Pattern.compile("|true|false|yes|no|on|off|none|enabled|disabled");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern COMMIT_LABEL = Pattern.compile(
            "com\\.docker\\.compose\\.config-hash|org\\.opencontainers\\.image\\.(?:revision|base\\.digest)|org\\.label-schema\\.vcs-ref");

    /** More of one text is not read: nobody writes so much by hand, and reading takes time that people could make us spend. */
    private static final int LONGEST = 65_536;

    private static final int LONGEST_WORD = 4_096;

    private final KeyedHash hash;

    /** A redactor with this host's own key, so that equal secrets of two hosts do not look equal. */
    public Redactor(byte[] key) {
        hash = new KeyedHash(key);
    }

    /** An entry of an environment, "NAME=value", without its value. */
    public EnvironmentVariable variable(String entry) {
        int equals = entry.indexOf('=');
        var name = equals < 0 ? entry : entry.substring(0, equals);
        var value = equals < 0 ? "" : entry.substring(equals + 1);
        var shown = Names.harmlessVariable(name) && text(value).equals(value);
        var builder = EnvironmentVariable.newBuilder()
                .setName(name(name))
                .setLength(value.length())
                .setHash(value.isEmpty() ? "" : hash.of(value, VARIABLE_DIGITS));
        return shown ? builder.setValue(value).build() : builder.build();
    }

    /** The words of one command line, which may be spread over entry point and command. */
    public List<String> words(List<String> words) {
        var redacted = new ArrayList<String>(words.size());
        var flag = "";
        for (String word : words) {
            var scan = new Scan(bounded(word), this::mark, flag);
            redacted.add(scan.asArgument() + cut(word));
            flag = word.indexOf(' ') < 0 ? scan.announced() : "";
        }
        return redacted;
    }

    /** Free text, such as a script, a comment or a URL. */
    public String text(String text) {
        return new Scan(bounded(text), this::mark, "").asText() + cut(text);
    }

    /** A step of an image's build, where ENV and ARG set variables whatever they are called. */
    public String buildStep(String step) {
        return text(BuildVariables.redacted(bounded(step), this::mark)) + cut(step);
    }

    /** Labels and options, ordered by their names. */
    public SortedMap<String, String> map(Map<String, String> values) {
        var redacted = new TreeMap<String, String>();
        values.forEach((name, value) -> redacted.put(name(name), value(name, value)));
        return redacted;
    }

    private String value(String name, String value) {
        if (PLAIN.matcher(value).matches()
                || (COMMIT_LABEL.matcher(name).matches()
                        && COMMIT.matcher(value).matches())) {
            return value;
        }
        return Names.secret(name) ? mark(value) : new Scan(bounded(value), this::mark, "").asArgument() + cut(value);
    }

    /** The beginning of a text that is too long, up to a blank, so that no secret is cut in two; nothing where there is no blank. */
    private static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST;
        while (end > LONGEST - LONGEST_WORD && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return end > LONGEST - LONGEST_WORD ? text.substring(0, end) : "";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? "" : "<truncated len=" + text.length() + ">";
    }

    private String name(String name) {
        return text(name);
    }

    private String mark(String secret) {
        return secret.isEmpty()
                ? ""
                : "<redacted len=" + secret.length() + " hash=" + hash.of(secret, INLINE_DIGITS) + ">";
    }

    /** How a secret is replaced. */
    interface Mark {
        String of(String secret);
    }
}
