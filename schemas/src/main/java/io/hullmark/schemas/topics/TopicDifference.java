package io.hullmark.schemas.topics;

/**
 * One way in which a cluster's topic is not as the catalogue says.
 *
 * @param topic name of the topic
 * @param what what is and what must be
 * @param remedy what to do about it
 */
public record TopicDifference(String topic, String what, String remedy) {
    /** All of it in a line. */
    public String text() {
        return topic + ": " + what + "; " + remedy;
    }

    @Override
    public String toString() {
        return text();
    }
}
