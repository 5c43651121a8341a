package io.hullmark.producer.docker;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of the engine's API, such as 1.41, which decides how answers look. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** The newest version of which the answers are known: up to 1.41 from real engines, beyond that from the documentation. */
    static final ApiVersion NEWEST_KNOWN = new ApiVersion(1, 52);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");
    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    static Optional<ApiVersion> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The version to speak with an engine that offers a range: its newest, but not newer than what is known, nor too old for it. */
    static ApiVersion between(ApiVersion oldest, ApiVersion newest) {
        var known = newest.compareTo(NEWEST_KNOWN) > 0 ? NEWEST_KNOWN : newest;
        return known.compareTo(oldest) < 0 ? oldest : known;
    }

    String prefix() {
        return "/v" + this;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
