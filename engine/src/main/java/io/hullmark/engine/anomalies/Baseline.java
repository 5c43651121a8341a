package io.hullmark.engine.anomalies;

import java.time.Duration;

/**
 * What an anomaly was measured by.
 *
 * @param workload whose containers it was learned from, such as "docker.io/team/shop shop/web"
 * @param learned for how long they had been seen
 * @param samples how many samples are in it, a minute each; what is older than two months or so is blended
 * @param containers how many containers of the workload had been seen
 */
public record Baseline(String workload, Duration learned, int samples, int containers) {}
