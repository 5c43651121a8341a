package io.hullmark.producer.redact;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The variables that a build step sets: build arguments before a RUN, and the instructions ENV and ARG. */
final class BuildVariables {
    private static final Pattern ARGUMENTS =
            Pattern.compile("^(?:RUN )?\\|\\d+ (.*?)(?= /bin/| /usr/|$)", Pattern.DOTALL);
    private static final Pattern INSTRUCTION =
            Pattern.compile("^(?:/bin/sh -c #\\(nop\\)\\s+)?(?:ENV|ARG)\\s+(.*)$", Pattern.DOTALL);
    private static final Pattern SETTING =
            Pattern.compile("([A-Za-z_][\\w.-]*)([= ])(.*?)(?=\\s+[A-Za-z_][\\w.-]*=|$)", Pattern.DOTALL);

    private BuildVariables() {}

    static String redacted(String step, Redactor.Mark mark) {
        for (Pattern pattern : new Pattern[] {ARGUMENTS, INSTRUCTION}) {
            var matcher = pattern.matcher(step);
            if (matcher.find()) {
                var settings = SETTING.matcher(matcher.group(1)).replaceAll(setting -> setting(setting, mark));
                return step.substring(0, matcher.start(1)) + settings + step.substring(matcher.end(1));
            }
        }
        return step;
    }

    private static String setting(MatchResult setting, Redactor.Mark mark) {
        var name = setting.group(1);
        var value = setting.group(3);
        var shown = Names.harmlessVariable(name) || value.isBlank() ? value : mark.of(value);
        return java.util.regex.Matcher.quoteReplacement(name + setting.group(2) + shown);
    }
}
