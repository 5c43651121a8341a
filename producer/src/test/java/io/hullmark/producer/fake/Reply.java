package io.hullmark.producer.fake;

import java.nio.charset.StandardCharsets;

/** What the fake engine answers to one question. */
public final class Reply {
    private final int status;
    private final String type;
    private final byte[] body;
    private final Manner manner;

    private Reply(int status, String type, byte[] body, Manner manner) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.manner = manner;
    }

    /** How an answer is sent. */
    public enum Manner {
        /** As it should be. */
        COMPLETE,
        /** Half of it, then the connection ends. */
        CUT,
        /** Nothing, ever. */
        SILENCE,
        /** The head at once and the body never. */
        HEAD_ALONE
    }

    public static Reply json(String body) {
        return json(200, body);
    }

    public static Reply json(int status, String body) {
        return new Reply(status, "application/json", body.getBytes(StandardCharsets.UTF_8), Manner.COMPLETE);
    }

    public static Reply bytes(int status, String type, byte[] body) {
        return new Reply(status, type, body, Manner.COMPLETE);
    }

    public static Reply missing(String what) {
        return json(404, "{\"message\":\"No such " + what + "\"}");
    }

    public static Reply silence() {
        return new Reply(200, "application/json", new byte[0], Manner.SILENCE);
    }

    public Reply in(Manner other) {
        return new Reply(status, type, body, other);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public byte[] body() {
        return body.clone();
    }

    public Manner manner() {
        return manner;
    }
}
