package io.hullmark.engine.findings;

/** Why a finding was resolved. */
public enum Resolution {
    FIXED("the rule passes now"),
    NOT_APPLICABLE("the rule no longer applies"),
    SUBJECT_REMOVED("what was judged is gone"),
    RULE_WITHDRAWN("the rule was withdrawn"),
    RULE_CHANGED("the rule was changed and is no longer broken"),
    HOST_RETIRED("the host was retired");

    private final String message;

    Resolution(String message) {
        this.message = message;
    }

    /** Whether the rule may be broken again in a moment; any other reason is final. */
    boolean mayPass() {
        return this == FIXED || this == NOT_APPLICABLE;
    }

    /** Whether nothing is left that could be looked at again. */
    boolean endsSubject() {
        return this == SUBJECT_REMOVED || this == HOST_RETIRED;
    }

    /** The reason for a person. */
    public String message() {
        return message;
    }
}
