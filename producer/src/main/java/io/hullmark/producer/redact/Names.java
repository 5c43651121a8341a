package io.hullmark.producer.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges by its name whether a value may be a secret, or surely is none. */
final class Names {
    private static final Set<String> HARMLESS_VARIABLES = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LANGUAGE",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TERM",
            "PWD",
            "SHLVL",
            "HOSTNAME",
            "SHELL",
            "USER",
            "LOGNAME",
            "TMPDIR",
            "DEBIAN_FRONTEND",
            "PYTHONUNBUFFERED",
            "PYTHONDONTWRITEBYTECODE",
            "JAVA_HOME",
            "JAVA_VERSION",
            "GOPATH",
            "NODE_ENV",
            "NODE_VERSION",
            "PYTHON_VERSION",
            "NGINX_VERSION",
            "PG_MAJOR",
            "PG_VERSION",
            "PGDATA",
            "REDIS_VERSION");

    private static final Pattern SECRET =
            Pattern.compile("passw|passphrase|passcode|secret|token|credential|api[_.-]?key"
                    + "|access[_.-]?key|private[_.-]?key|encryption[_.-]?key|signing[_.-]?key|connection[_.-]?string"
                    + "|authorization|bearer|webhook|requirepass|masterauth|authkey|auth[_.-]?data");

    private static final Set<String> SECRET_PARTS = Set.of(
            "pass", "pwd", "pw", "psk", "pin", "key", "auth", "dsn", "jwt", "salt", "cookie", "otp", "sas", "cred",
            "creds");

    /** Words that announce a secret even without a dash, a colon or an equals sign, as in "Bearer xyz". */
    private static final Set<String> ANNOUNCING = Set.of(
            "bearer",
            "basic",
            "password",
            "passwd",
            "passphrase",
            "token",
            "secret",
            "apikey",
            "requirepass",
            "masterauth");

    private static final Pattern FILE = Pattern.compile(".*[_.-](file|path|dir|location)");
    private static final Pattern PARTS = Pattern.compile("[_.\\-/\\s]+|(?<=[a-z])(?=[A-Z])");

    private Names() {}

    static boolean harmlessVariable(String name) {
        return HARMLESS_VARIABLES.contains(name);
    }

    /** Whether a value under this name is probably a secret. */
    static boolean secret(String name) {
        if (name.length() > 200) {
            return true; // nobody names a setting like this
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (FILE.matcher(lower).matches()) {
            return false;
        }
        if (SECRET.matcher(lower).find()) {
            return true;
        }
        for (String part : PARTS.split(name, -1)) {
            if (SECRET_PARTS.contains(part.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    static boolean announcing(String word) {
        return ANNOUNCING.contains(word.toLowerCase(Locale.ROOT));
    }
}
