package io.hullmark.schemas.status;

/**
 * What is answered to one question.
 *
 * @param status HTTP's number for it, such as 200
 * @param type media type of the text
 */
public record StatusPage(int status, String type, String text) {
    /** Whether a process works, and in JSON what there is to say of that. */
    public static StatusPage health(boolean well, String json) {
        return new StatusPage(well ? 200 : 503, "application/json", json);
    }

    /** Metrics in the text form that Prometheus reads. */
    public static StatusPage metrics(String text) {
        return new StatusPage(200, "text/plain; version=0.0.4; charset=utf-8", text);
    }
}
